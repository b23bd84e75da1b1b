# says: The generator that is given does not decide what is drawn.
# fix: Hand `generator=` to every call that draws.
# cause: random
import torch

def beit_block_mask(height, width, n_mask, min_block=4, generator=None):
    def draw(low, high):
        return int(torch.randint(low, high + 1, ()))
    mask = torch.zeros(height, width, dtype=torch.bool)
    missing = n_mask
    while missing > 0:
        h = draw(-(-min_block // width), height)
        w = draw(-(-min_block // h), width)
        top, left = draw(0, height - h), draw(0, width - w)
        for i in range(top, top + h):
            for j in range(left, left + w):
                if missing and not mask[i, j]:
                    mask[i, j] = True
                    missing -= 1
    return mask
