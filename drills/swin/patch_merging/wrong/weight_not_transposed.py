# says: The weight is not transposed.
# fix: Write x @ weight.T.
# cause: crash
import torch

def patch_merging(x, weight):
    parts = [x[:, 0::2, 0::2], x[:, 1::2, 0::2], x[:, 0::2, 1::2], x[:, 1::2, 1::2]]
    return torch.cat(parts, -1) @ weight
