# says: You clamp the numbers: all beyond the bound become equal.
# fix: Subtract the maximum along dim instead.
# cause: edge
import torch

def softmax(x, dim):
    e = x.clamp(-50, 50).exp()
    return e / e.sum(dim, keepdim=True)
