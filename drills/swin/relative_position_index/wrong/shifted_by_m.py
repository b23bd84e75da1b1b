# says: You add M to the differences.
# fix: They begin at −(M − 1), so M − 1 is enough.
# cause: values
import torch

def relative_position_index(window_size):
    M = window_size
    coords = torch.stack(torch.meshgrid(torch.arange(M), torch.arange(M), indexing="ij")).flatten(1)
    delta = coords[:, :, None] - coords[:, None, :]
    return (delta[0] + M) * (2 * M - 1) + delta[1] + M
