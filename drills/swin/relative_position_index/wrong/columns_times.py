# says: You exchange rows and columns.
# fix: The difference of rows is the one to multiply by 2M − 1.
# cause: order
import torch

def relative_position_index(window_size):
    M = window_size
    axis = torch.arange(M)
    x, y = torch.meshgrid(axis, axis, indexing="xy")
    x, y = x.flatten(), y.flatten()
    return (x[:, None] - x + M - 1) * (2 * M - 1) + y[:, None] - y + M - 1
