# cause: rows and columns are flattened into one axis of tokens
# expect: wrong/shape
# names: axis 1/axes 1
import torch

def patch_merging(x, weight):
    B, H, W, C = x.shape
    parts = [x[:, 0::2, 0::2], x[:, 1::2, 0::2], x[:, 0::2, 1::2], x[:, 1::2, 1::2]]
    return torch.cat(parts, -1).reshape(B, -1, 4 * C) @ weight.T
