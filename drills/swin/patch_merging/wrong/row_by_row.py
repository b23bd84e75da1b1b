# cause: the four tokens are joined right first and then down, instead of down first
# expect: wrong/order
# names: down | (odd, even)
import torch

def patch_merging(x, weight):
    parts = [x[:, 0::2, 0::2], x[:, 0::2, 1::2], x[:, 1::2, 0::2], x[:, 1::2, 1::2]]
    return torch.cat(parts, -1) @ weight.T
