# says: The mean is subtracted, so large numbers still overflow.
# fix: Subtract the maximum.
# cause: edge
import torch

def softmax(x, dim):
    e = torch.exp(x - x.mean(dim=dim, keepdim=True))
    return e / e.sum(dim=dim, keepdim=True)
