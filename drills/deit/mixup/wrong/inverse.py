# says: permutation is used the wrong way round.
# fix: The partner of image b is image permutation[b]: x[permutation].
# cause: order
import torch

def mixup(x, one_hot, lam, permutation):
    partner, labels = torch.zeros_like(x), torch.zeros_like(one_hot)
    partner[permutation] = x
    labels[permutation] = one_hot
    return lam * x + (1 - lam) * partner, lam * one_hot + (1 - lam) * labels
