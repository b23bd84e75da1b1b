# cause: the columns are not centred
# expect: wrong/values
# names: centred | axis 0
import torch

def effective_rank(x):
    s = torch.linalg.svdvals(x)
    p = s / s.sum()
    return torch.exp(torch.special.entr(p).sum())
