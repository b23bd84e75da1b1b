# cause: softmax is used instead of dividing by the sum
# expect: wrong/values
# names: softmax | sum
import torch

def effective_rank(x):
    s = torch.linalg.svdvals(x - x.mean(dim=0))
    p = torch.softmax(s, dim=0)
    return torch.exp(torch.special.entr(p).sum())
