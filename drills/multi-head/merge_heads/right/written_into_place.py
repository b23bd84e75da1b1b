import torch


def merge_heads(x):
    B, h, N, d = x.shape
    merged = torch.empty(B, N, h * d, dtype=x.dtype, device=x.device)
    for j in range(h):
        merged[:, :, j * d : (j + 1) * d] = x[:, j]
    return merged
