# cause: the four quarters of the map are joined instead of neighbouring tokens
# expect: wrong/order
# names: quarter | 0::2
import torch

def patch_merging(x, weight):
    B, H, W, C = x.shape
    h, w = H // 2, W // 2
    parts = [x[:, :h, :w], x[:, h:, :w], x[:, :h, w:], x[:, h:, w:]]
    return torch.cat(parts, -1) @ weight.T
