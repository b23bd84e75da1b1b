# says: Only the kept ids come back; the whole shuffle is asked for.
# fix: Return all N ids.
# cause: shape
import torch

def random_mask(x, mask_ratio=0.75):
    B, N, D = x.shape
    keep = int(N * (1 - mask_ratio))
    ids = torch.rand(B, N).argsort(dim=1)[:, :keep]
    return torch.gather(x, 1, ids.unsqueeze(-1).expand(-1, -1, D)), ids
