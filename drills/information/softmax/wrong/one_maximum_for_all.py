# says: You subtract one maximum for the whole tensor: a row far below it underflows to zeros.
# fix: Subtract the maximum along dim, one for each row.
# cause: edge
import torch

def softmax(x, dim):
    e = torch.exp(x - x.max())
    return e / e.sum(dim=dim, keepdim=True)
