# cause: a new permutation is drawn instead of the one that is given
# expect: wrong/values
# names: permutation
import torch

def mixup(x, one_hot, lam, permutation):
    torch.manual_seed(0)
    permutation = torch.randperm(len(x))
    return lam * x + (1 - lam) * x[permutation], lam * one_hot + (1 - lam) * one_hot[permutation]
