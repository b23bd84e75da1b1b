# cause: the axis of the windows is missing: only the mask of the last window is returned
# expect: wrong/shape
# names: 3 are asked for | nW
import torch

def shifted_window_mask(height, width, window_size, shift):
    M = window_size
    rows = (torch.arange(M) >= M - shift).long()
    kinds = (2 * rows[:, None] + rows).flatten()
    return kinds[:, None] == kinds[None, :]
