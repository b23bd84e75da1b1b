# cause: the code reads (N, K) only, and fails on (N, K, …)
# expect: error/crash
# names: logits (2, 3, 3)/logits (2, 3, 4)/shape
import torch

def cross_entropy(logits, targets, ignore_index=-100):
    N, K = logits.shape
    mask = targets != ignore_index
    logits, targets = logits[mask], targets[mask]
    return (logits.logsumexp(1) - logits[torch.arange(len(targets)), targets]).mean()
