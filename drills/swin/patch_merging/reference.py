import torch


def patch_merging(x, weight):
    top_left = x[:, 0::2, 0::2]
    bottom_left = x[:, 1::2, 0::2]
    top_right = x[:, 0::2, 1::2]
    bottom_right = x[:, 1::2, 1::2]
    merged = torch.cat([top_left, bottom_left, top_right, bottom_right], dim=-1)
    return merged @ weight.T
