# says: A token does not see itself.
# fix: Keep the diagonal: j ≤ i.
# cause: edge
import torch

def causal_mask(n):
    i = torch.arange(n)
    return i[:, None] > i[None, :]
