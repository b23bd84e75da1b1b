# cause: 1/Σp² is computed, another measure of the same thing
# expect: wrong/values
# names: 1/Σp² | entropy
import torch

def effective_rank(x):
    s = torch.linalg.svdvals(x - x.mean(dim=0))
    p = s / s.sum()
    return 1 / (p ** 2).sum()
