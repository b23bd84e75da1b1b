# cause: random
# names: seed
import random
import torch

def random_mask(x, mask_ratio=0.75):
    B, N, D = x.shape
    keep = int(N * (1 - mask_ratio))
    ids = torch.tensor([random.sample(range(N), N) for _ in range(B)])
    return torch.gather(x, 1, ids[:, :keep].unsqueeze(-1).expand(-1, -1, D)), ids
