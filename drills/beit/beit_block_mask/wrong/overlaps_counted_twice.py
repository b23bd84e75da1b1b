# says: Patches that were hidden already are counted again, so too few are hidden.
# fix: Count the patches of the mask: `mask.sum()`.
# cause: values
import torch

def beit_block_mask(height, width, n_mask, min_block=4, generator=None):
    def draw(low, high):
        return int(torch.randint(low, high + 1, (), generator=generator))
    mask = torch.zeros(height, width, dtype=torch.bool)
    count = 0
    while count < n_mask:
        h = draw(-(-min_block // width), height)
        w = draw(-(-min_block // h), width)
        top, left = draw(0, height - h), draw(0, width - w)
        for i in range(top, top + h):
            for j in range(left, left + w):
                if count < n_mask:
                    mask[i, j] = True
                    count += 1
    return mask
