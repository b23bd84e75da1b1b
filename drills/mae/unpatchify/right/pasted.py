import torch


def unpatchify(patches, patch_size, height, width):
    B, N, L = patches.shape
    P = patch_size
    tiles = patches.reshape(B, N, L // (P * P), P, P)
    per_row = width // P
    rows = []
    for first in range(0, N, per_row):
        rows.append(torch.cat([tiles[:, n] for n in range(first, first + per_row)], dim=-1))
    return torch.cat(rows, dim=-2)
