# says: Your partners are other images than permutation says.
# fix: The partner of image b is image permutation[b].
# cause: values
import torch

def mixup(x, one_hot, lam, permutation):
    torch.manual_seed(0)
    permutation = torch.randperm(len(x))
    return lam * x + (1 - lam) * x[permutation], lam * one_hot + (1 - lam) * one_hot[permutation]
