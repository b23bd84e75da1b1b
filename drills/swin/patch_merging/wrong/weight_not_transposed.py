# cause: the weight is not transposed
# expect: error/crash
# names: line 8 | transpose/.T
import torch

def patch_merging(x, weight):
    parts = [x[:, 0::2, 0::2], x[:, 1::2, 0::2], x[:, 0::2, 1::2], x[:, 1::2, 1::2]]
    return torch.cat(parts, -1) @ weight
