# says: You round the number of kept tokens to the nearest whole number; it should be cut off.
# fix: Write int(N * (1 − mask_ratio)).
# cause: shape
import torch

def random_mask(x, mask_ratio=0.75):
    B, N, D = x.shape
    keep = round(N * (1 - mask_ratio))
    ids = torch.rand(B, N).argsort(dim=1)
    return torch.gather(x, 1, ids[:, :keep].unsqueeze(-1).expand(-1, -1, D)), ids
