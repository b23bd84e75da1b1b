# says: Rows and columns of both tokens keep axes of their own.
# fix: Flatten them to (M², M²).
# cause: shape
import torch

def relative_position_index(window_size):
    M = window_size
    a = torch.arange(M)
    down = (a[:, None] - a + M - 1)[:, None, :, None]
    right = (a[:, None] - a + M - 1)[None, :, None, :]
    return down * (2 * M - 1) + right
