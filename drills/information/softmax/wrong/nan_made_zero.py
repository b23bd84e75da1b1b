# cause: a row of −∞ gives zeros instead of NaN
# expect: wrong/edge
# names: NaN is asked for | 0
import torch

def softmax(x, dim):
    e = torch.exp(x - x.amax(dim, keepdim=True))
    return torch.nan_to_num(e / e.sum(dim, keepdim=True))
