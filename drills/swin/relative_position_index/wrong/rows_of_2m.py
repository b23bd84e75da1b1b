# says: You count rows of 2M entries.
# fix: A row of the table has 2M − 1, one for each difference.
# cause: values
import torch

def relative_position_index(window_size):
    M = window_size
    coords = torch.stack(torch.meshgrid(torch.arange(M), torch.arange(M), indexing="ij")).flatten(1)
    delta = coords[:, :, None] - coords[:, None, :]
    return (delta[0] + M - 1) * 2 * M + delta[1] + M - 1
