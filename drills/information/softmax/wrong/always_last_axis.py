# says: The last axis is always taken; dim is ignored.
# fix: Use dim in max and sum.
# cause: values
import torch

def softmax(x, dim):
    e = torch.exp(x - x.max(dim=-1, keepdim=True).values)
    return e / e.sum(dim=-1, keepdim=True)
