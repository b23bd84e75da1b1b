# says: Single patches are hidden, scattered over the grid; whole rectangles should be.
# fix: Draw rectangles of at least min_block patches.
# cause: random
import torch

def beit_block_mask(height, width, n_mask, min_block=4, generator=None):
    mask = torch.zeros(height * width, dtype=torch.bool)
    mask[torch.randperm(height * width, generator=generator)[:n_mask]] = True
    return mask.reshape(height, width)
