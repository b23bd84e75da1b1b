# says: Both sides are rounded down, so a rectangle may have fewer than min_block patches.
# fix: Round one side up so that the area is at least min_block.
# cause: random
import math
import torch

def beit_block_mask(height, width, n_mask, min_block=4, generator=None):
    mask = torch.zeros(height, width, dtype=torch.bool)
    missing = n_mask
    while missing > 0:
        u, v = torch.rand(2, generator=generator).tolist()
        area = min_block + u * max(missing - min_block, 0)
        aspect = math.exp((2 * v - 1) * math.log(1 / 0.3))
        h = min(height, max(1, int(math.sqrt(area * aspect))))
        w = min(width, max(1, int(math.sqrt(area / aspect))))
        top = int(torch.randint(0, height - h + 1, (), generator=generator))
        left = int(torch.randint(0, width - w + 1, (), generator=generator))
        for i in range(top, top + h):
            for j in range(left, left + w):
                if missing and not mask[i, j]:
                    mask[i, j] = True
                    missing -= 1
    return mask
