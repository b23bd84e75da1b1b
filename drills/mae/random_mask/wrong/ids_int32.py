# says: The ids are int32; they should be int64.
# fix: Keep what argsort gives, or cast with .long().
# cause: dtype
import torch

def random_mask(x, mask_ratio=0.75):
    B, N, D = x.shape
    keep = int(N * (1 - mask_ratio))
    ids = torch.rand(B, N).argsort(dim=1)
    return torch.gather(x, 1, ids[:, :keep].unsqueeze(-1).expand(-1, -1, D)), ids.int()
