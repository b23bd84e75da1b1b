# says: The order is only rolled by a random amount, so neighbours stay neighbours.
# fix: Shuffle each image: argsort of random numbers.
# cause: random
import torch

def random_mask(x, mask_ratio=0.75):
    B, N, D = x.shape
    keep = int(N * (1 - mask_ratio))
    ids = (torch.arange(N) + torch.randint(0, N, (B, 1))) % N
    return torch.gather(x, 1, ids[:, :keep].unsqueeze(-1).expand(-1, -1, D)), ids
