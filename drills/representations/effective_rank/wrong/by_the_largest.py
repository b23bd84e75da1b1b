# cause: the singular values are divided by the largest
# expect: wrong/scale
# names: largest | sum
import torch
def effective_rank(x):
    s = torch.linalg.svdvals(x - x.mean(0))
    p = s / s.max()
    return torch.exp(torch.special.entr(p).sum())
