# cause: the visible tokens come sorted by position instead of in shuffled order
# expect: wrong/order
# names: sorted | position
import torch

def random_mask(x, mask_ratio=0.75):
    B, N, D = x.shape
    keep = int(N * (1 - mask_ratio))
    ids = torch.rand(B, N).argsort(dim=1)
    kept = ids[:, :keep].sort(dim=1).values
    return torch.gather(x, 1, kept.unsqueeze(-1).expand(-1, -1, D)), ids
