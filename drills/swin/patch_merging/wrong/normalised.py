# cause: the joined tokens are normalised first, which is not asked for here
# expect: wrong/values
# names: normalise
import torch
import torch.nn.functional as F

def patch_merging(x, weight):
    parts = [x[:, 0::2, 0::2], x[:, 1::2, 0::2], x[:, 0::2, 1::2], x[:, 1::2, 1::2]]
    merged = torch.cat(parts, -1)
    return F.layer_norm(merged, merged.shape[-1:]) @ weight.T
