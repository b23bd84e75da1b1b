# says: Surplus patches are uncovered anywhere in the mask, which punches holes into the rectangles.
# fix: Cut the last rectangle alone.
# cause: random
import torch

def beit_block_mask(height, width, n_mask, min_block=4, generator=None):
    def draw(low, high):
        return int(torch.randint(low, high + 1, (), generator=generator))
    mask = torch.zeros(height, width, dtype=torch.bool)
    while mask.sum() < n_mask:
        h = draw(-(-min_block // width), height)
        w = draw(-(-min_block // h), max(-(-min_block // h), width // 3))
        top, left = draw(0, height - h), draw(0, width - w)
        mask[top:top + h, left:left + w] = True
    on = mask.flatten().nonzero().flatten()
    surplus = len(on) - n_mask
    mask.view(-1)[on[torch.randperm(len(on), generator=generator)[:surplus]]] = False
    return mask
