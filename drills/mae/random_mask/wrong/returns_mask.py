# says: A mask of the hidden tokens comes back; the ids are asked for.
# fix: Return the shuffle.
# cause: dtype
import torch

def random_mask(x, mask_ratio=0.75):
    B, N, D = x.shape
    keep = int(N * (1 - mask_ratio))
    ids = torch.rand(B, N).argsort(dim=1)
    mask = torch.ones(B, N, dtype=torch.bool)
    mask.scatter_(1, ids[:, :keep], False)
    return torch.gather(x, 1, ids[:, :keep].unsqueeze(-1).expand(-1, -1, D)), mask
