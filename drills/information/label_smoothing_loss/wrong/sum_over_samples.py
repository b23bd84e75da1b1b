# cause: the losses of the samples are summed, not averaged
# expect: wrong/scale
# names: mean/N
import torch
import torch.nn.functional as F

def label_smoothing_loss(logits, targets, smoothing=0.1):
    K = logits.shape[-1]
    t = F.one_hot(targets, K) * (1 - smoothing) + smoothing / K
    return -(t * F.log_softmax(logits, dim=-1)).sum()
