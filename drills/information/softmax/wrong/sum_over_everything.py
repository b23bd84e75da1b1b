# says: The sum runs over all numbers; it should run along dim.
# fix: Use sum(dim, keepdim=True).
# cause: values
import torch

def softmax(x, dim):
    e = torch.exp(x - x.max(dim=dim, keepdim=True).values)
    return e / e.sum()
