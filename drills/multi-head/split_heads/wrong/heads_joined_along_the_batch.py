# cause: the heads are joined along the batch axis instead of becoming an axis of their own
# expect: wrong/shape
# names: axis/axes
import torch

def split_heads(x, n_heads):
    return torch.cat(x.chunk(n_heads, dim=-1), dim=0)
