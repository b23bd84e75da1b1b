# says: You normalise the joined tokens before the projection.
# fix: Here they are projected as they are.
# cause: values
import torch
import torch.nn.functional as F

def patch_merging(x, weight):
    parts = [x[:, 0::2, 0::2], x[:, 1::2, 0::2], x[:, 0::2, 1::2], x[:, 1::2, 1::2]]
    merged = torch.cat(parts, -1)
    return F.layer_norm(merged, merged.shape[-1:]) @ weight.T
