# says: Each visible token has lost all but its first number.
# fix: gather takes as many as its index names: expand the index over D.
# cause: shape
import torch

def random_mask(x, mask_ratio=0.75):
    B, N, D = x.shape
    keep = int(N * (1 - mask_ratio))
    ids = torch.rand(B, N).argsort(dim=1)
    return torch.gather(x, 1, ids[:, :keep].unsqueeze(-1)), ids
