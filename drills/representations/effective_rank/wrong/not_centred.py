# says: The columns are not centred.
# fix: Subtract the mean over the images (axis 0) first, or the mean counts as a direction.
# cause: values
import torch

def effective_rank(x):
    s = torch.linalg.svdvals(x)
    p = s / s.sum()
    return torch.exp(torch.special.entr(p).sum())
