# says: You take the softmax of the singular values.
# fix: Divide them by their sum.
# cause: values
import torch

def effective_rank(x):
    s = torch.linalg.svdvals(x - x.mean(dim=0))
    p = torch.softmax(s, dim=0)
    return torch.exp(torch.special.entr(p).sum())
