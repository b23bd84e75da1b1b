# says: The visible tokens come sorted by position; they should keep the shuffled order.
# fix: Do not sort the kept ids.
# cause: order
import torch

def random_mask(x, mask_ratio=0.75):
    B, N, D = x.shape
    keep = int(N * (1 - mask_ratio))
    ids = torch.rand(B, N).argsort(dim=1)
    kept = ids[:, :keep].sort(dim=1).values
    return torch.gather(x, 1, kept.unsqueeze(-1).expand(-1, -1, D)), ids
