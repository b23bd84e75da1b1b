# cause: split takes the width of a part, not their number
# expect: wrong/shape
# names: n_heads | width
import torch

def split_heads(x, n_heads):
    return torch.stack(x.split(n_heads, dim=-1), dim=1)
