# says: You join the four tokens of a square in another order.
# fix: (even row, even column), (odd, even), (even, odd), (odd, odd).
# cause: order
import torch

def patch_merging(x, weight):
    parts = [x[:, 0::2, 0::2], x[:, 1::2, 0::2], x[:, 1::2, 1::2], x[:, 0::2, 1::2]]
    return torch.cat(parts, -1) @ weight.T
