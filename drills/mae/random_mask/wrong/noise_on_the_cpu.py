# cause: device
# names: torch.rand | device | line 10
import torch


def random_mask(x, mask_ratio=0.75):
    B, N, D = x.shape
    keep = int(N * (1 - mask_ratio))

    noise = torch.rand(B, N)
    ids = noise.argsort(dim=1)
    index = ids[:, :keep, None].expand(-1, -1, D)
    return torch.gather(x, 1, index), ids
