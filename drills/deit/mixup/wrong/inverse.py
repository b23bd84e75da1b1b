# cause: the inverse of the permutation is applied
# expect: wrong/order
# names: permutation | other way round
import torch

def mixup(x, one_hot, lam, permutation):
    partner, labels = torch.empty_like(x), torch.empty_like(one_hot)
    partner[permutation] = x
    labels[permutation] = one_hot
    return lam * x + (1 - lam) * partner, lam * one_hot + (1 - lam) * labels
