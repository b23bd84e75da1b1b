# says: The axis of the windows is missing: only the last window's mask comes back.
# fix: Return a mask for each window.
# cause: shape
import torch

def shifted_window_mask(height, width, window_size, shift):
    M = window_size
    rows = (torch.arange(M) >= M - shift).long()
    kinds = (2 * rows[:, None] + rows).flatten()
    return kinds[:, None] == kinds[None, :]
