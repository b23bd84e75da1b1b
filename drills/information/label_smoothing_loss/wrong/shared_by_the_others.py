# says: You share s among the K − 1 wrong classes.
# fix: It is spread over all K, the right one included.
# cause: values
import torch
import torch.nn.functional as F

def label_smoothing_loss(logits, targets, smoothing=0.1):
    K = logits.shape[-1]
    t = torch.full_like(logits, smoothing / max(K - 1, 1))
    t.scatter_(1, targets.unsqueeze(1), 1 - smoothing)
    return -(t * F.log_softmax(logits, dim=-1)).sum(dim=-1).mean()
