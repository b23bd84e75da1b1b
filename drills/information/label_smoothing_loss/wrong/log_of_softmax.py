# says: The logarithm is taken of probabilities that have become 0.
# fix: Use `log_softmax`: it stays finite.
# cause: edge
import torch

def label_smoothing_loss(logits, targets, smoothing=0.1):
    K = logits.shape[-1]
    t = torch.nn.functional.one_hot(targets, K) * (1 - smoothing) + smoothing / K
    p = torch.softmax(logits, dim=-1)
    return -(t * torch.log(p)).sum(dim=-1).mean()
