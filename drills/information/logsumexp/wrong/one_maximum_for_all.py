# says: You subtract one maximum for the whole tensor: a row far below it underflows.
# fix: Subtract the maximum along dim, one for each row.
# cause: edge
import torch

def logsumexp(x, dim):
    m = x.max()
    return torch.log(torch.exp(x - m).sum(dim)) + m
