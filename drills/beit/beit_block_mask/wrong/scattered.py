# cause: single patches are hidden, scattered over the grid
# expect: wrong/random
# names: scattered | rectangles
import torch

def beit_block_mask(height, width, n_mask, min_block=4, generator=None):
    mask = torch.zeros(height * width, dtype=torch.bool)
    mask[torch.randperm(height * width, generator=generator)[:n_mask]] = True
    return mask.reshape(height, width)
