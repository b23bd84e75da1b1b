# says: exp is taken of the numbers as they are, and large ones overflow.
# fix: Subtract the maximum along dim first.
# cause: edge
import torch

def softmax(x, dim):
    e = torch.exp(x)
    return e / e.sum(dim=dim, keepdim=True)
