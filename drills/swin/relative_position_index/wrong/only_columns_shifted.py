# says: You add M − 1 once, at the end or to the columns only.
# fix: Rows and columns need it each, before the rows are multiplied.
# cause: values
import torch

def relative_position_index(window_size):
    M = window_size
    coords = torch.stack(torch.meshgrid(torch.arange(M), torch.arange(M), indexing="ij")).flatten(1)
    delta = coords[:, :, None] - coords[:, None, :]
    return delta[0] * (2 * M - 1) + delta[1] + M - 1
