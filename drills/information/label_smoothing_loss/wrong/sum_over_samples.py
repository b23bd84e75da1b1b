# says: The losses of the samples are summed; they should be averaged.
# fix: Take the mean over N.
# cause: scale
import torch
import torch.nn.functional as F

def label_smoothing_loss(logits, targets, smoothing=0.1):
    K = logits.shape[-1]
    t = F.one_hot(targets, K) * (1 - smoothing) + smoothing / K
    return -(t * F.log_softmax(logits, dim=-1)).sum()
