# says: The mask holds 0 and 1; it should be bool.
# fix: Make it with `dtype=torch.bool`.
# cause: dtype
import torch

def beit_block_mask(height, width, n_mask, min_block=4, generator=None):
    def draw(low, high):
        return int(torch.randint(low, high + 1, (), generator=generator))
    mask = torch.zeros(height, width, dtype=torch.int)
    missing = n_mask
    while missing > 0:
        h = draw(-(-min_block // width), height)
        w = draw(-(-min_block // h), width)
        top, left = draw(0, height - h), draw(0, width - w)
        for i in range(top, top + h):
            for j in range(left, left + w):
                if missing and not mask[i, j]:
                    mask[i, j] = 1
                    missing -= 1
    return mask
