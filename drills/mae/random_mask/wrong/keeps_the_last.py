# says: The last tokens of the shuffle are kept; the first should be.
# fix: Take ids[:, :keep].
# cause: order
import torch

def random_mask(x, mask_ratio=0.75):
    B, N, D = x.shape
    keep = int(N * (1 - mask_ratio))
    ids = torch.rand(B, N).argsort(dim=1)
    return torch.gather(x, 1, ids[:, N - keep:].unsqueeze(-1).expand(-1, -1, D)), ids
