# says: Ids are drawn with replacement, so a token can occur twice.
# fix: Draw a permutation: argsort of random numbers.
# cause: values
import torch

def random_mask(x, mask_ratio=0.75):
    B, N, D = x.shape
    keep = int(N * (1 - mask_ratio))
    ids = torch.randint(0, N, (B, N))
    return torch.gather(x, 1, ids[:, :keep].unsqueeze(-1).expand(-1, -1, D)), ids
