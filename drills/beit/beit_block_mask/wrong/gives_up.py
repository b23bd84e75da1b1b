# says: Your code gives up after some rectangles that do not fit, and hides too few patches.
# fix: Go on until the number is reached; cut the last rectangle if need be.
# cause: values
import torch

def beit_block_mask(height, width, n_mask, min_block=4, generator=None):
    def draw(low, high):
        return int(torch.randint(low, high + 1, (), generator=generator))
    mask = torch.zeros(height, width, dtype=torch.bool)
    for _ in range(10):
        h = draw(-(-min_block // width), height)
        w = draw(-(-min_block // h), width)
        top, left = draw(0, height - h), draw(0, width - w)
        new = h * w - int(mask[top:top + h, left:left + w].sum())
        if int(mask.sum()) + new <= n_mask:
            mask[top:top + h, left:left + w] = True
    return mask
