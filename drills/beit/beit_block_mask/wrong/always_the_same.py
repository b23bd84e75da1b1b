# cause: one block at the top left, nothing is drawn
# expect: wrong/random
# names: same result | draw
import torch

def beit_block_mask(height, width, n_mask, min_block=4, generator=None):
    mask = torch.zeros(height * width, dtype=torch.bool)
    mask[:n_mask] = True
    return mask.reshape(height, width)
