# says: `mm` takes matrices only; x may have any number of leading axes.
# fix: Use `@` or `torch.matmul`.
# cause: crash
import torch

def linear(x, weight, bias=None):
    out = torch.mm(x, weight.t())
    return out if bias is None else out + bias
