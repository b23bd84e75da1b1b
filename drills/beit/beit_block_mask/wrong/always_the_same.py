# says: The same patches are hidden every time: nothing is drawn.
# fix: Draw the sides and the place of every rectangle from the generator.
# cause: random
import torch

def beit_block_mask(height, width, n_mask, min_block=4, generator=None):
    mask = torch.zeros(height * width, dtype=torch.bool)
    mask[:n_mask] = True
    return mask.reshape(height, width)
