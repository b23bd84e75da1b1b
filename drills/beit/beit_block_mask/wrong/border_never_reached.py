# says: The last row and the last column are never hidden.
# fix: The upper bound of randint is excluded: add 1 to it.
# cause: random
import torch

def beit_block_mask(height, width, n_mask, min_block=4, generator=None):
    def draw(low, high):
        return int(torch.randint(low, high + 1, (), generator=generator))
    mask = torch.zeros(height, width, dtype=torch.bool)
    missing = n_mask
    while missing > 0:
        h = draw(-(-min_block // width), max(-(-min_block // width), height - 1))
        w = draw(-(-min_block // h), max(-(-min_block // h), width - 1))
        if missing > 0.8 * height * width:
            h, w = height, width
        top = int(torch.randint(0, max(height - h, 1), (), generator=generator))
        left = int(torch.randint(0, max(width - w, 1), (), generator=generator))
        for i in range(top, top + h):
            for j in range(left, left + w):
                if missing and not mask[i, j]:
                    mask[i, j] = True
                    missing -= 1
    return mask
