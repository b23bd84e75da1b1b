# says: n_heads is taken for the width of a head.
# fix: There should be n_heads heads of D/n_heads channels.
# cause: shape
import torch

def split_heads(x, n_heads):
    return torch.stack(x.split(n_heads, dim=-1), dim=1)
