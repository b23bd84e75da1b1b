# cause: a token does not see itself
# expect: wrong/edge
# names: diagonal/itself
import torch

def causal_mask(n):
    i = torch.arange(n)
    return i[:, None] > i[None, :]
