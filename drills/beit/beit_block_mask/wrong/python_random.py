# cause: random
# names: seed
import random
import torch

def beit_block_mask(height, width, n_mask, min_block=4, generator=None):
    mask = torch.zeros(height, width, dtype=torch.bool)
    missing = n_mask
    while missing > 0:
        h = random.randint(-(-min_block // width), height)
        w = random.randint(-(-min_block // h), width)
        top, left = random.randint(0, height - h), random.randint(0, width - w)
        for i in range(top, top + h):
            for j in range(left, left + w):
                if missing and not mask[i, j]:
                    mask[i, j] = True
                    missing -= 1
    return mask
