# says: Too many patches are hidden: the last rectangle is not cut.
# fix: Hide only as many of its patches as are still missing.
# cause: values
import torch

def beit_block_mask(height, width, n_mask, min_block=4, generator=None):
    def draw(low, high):
        return int(torch.randint(low, high + 1, (), generator=generator))
    mask = torch.zeros(height, width, dtype=torch.bool)
    while mask.sum() < n_mask:
        h = draw(-(-min_block // width), height)
        w = draw(-(-min_block // h), width)
        top, left = draw(0, height - h), draw(0, width - w)
        mask[top:top + h, left:left + w] = True
    return mask
