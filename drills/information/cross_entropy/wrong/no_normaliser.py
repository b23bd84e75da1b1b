# cause: only the score of the target is taken, without the logarithm of the sum
# expect: wrong/values
# names: log_softmax
import torch

def cross_entropy(logits, targets, ignore_index=-100):
    mask = targets != ignore_index
    safe = targets.masked_fill(~mask, 0)
    return -logits.gather(1, safe.unsqueeze(1)).squeeze(1)[mask].mean()
