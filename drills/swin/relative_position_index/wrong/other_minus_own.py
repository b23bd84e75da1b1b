# says: You subtract the wrong way round (j − i).
# fix: Entry [i, j] takes rowᵢ − rowⱼ and colᵢ − colⱼ.
# cause: order
import torch

def relative_position_index(window_size):
    M = window_size
    token = torch.arange(M * M)
    row, col = token // M, token % M
    down, right = row[None, :] - row[:, None] + M - 1, col[None, :] - col[:, None] + M - 1
    return down * (2 * M - 1) + right
