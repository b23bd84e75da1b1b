# says: exp is taken of the numbers as they are, and large ones overflow.
# fix: Subtract the maximum along dim first.
# cause: edge
import torch

def logsumexp(x, dim):
    return torch.log(torch.exp(x).sum(dim))
