# says: All images of the batch share one shuffle.
# fix: Draw numbers of shape (B, N).
# cause: random
import torch

def random_mask(x, mask_ratio=0.75):
    B, N, D = x.shape
    keep = int(N * (1 - mask_ratio))
    ids = torch.rand(N).argsort().expand(B, N)
    visible = torch.gather(x, 1, ids[:, :keep].unsqueeze(-1).expand(-1, -1, D))
    return visible, ids
