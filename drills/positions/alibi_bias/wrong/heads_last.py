# says: The heads are the last axis; they should be the first.
# fix: Return (h, n, n): `slopes[:, None, None]`.
# cause: shape
import torch

def alibi_bias(n_heads, n):
    slopes = 2.0 ** (-8.0 * torch.arange(1, n_heads + 1) / n_heads)
    i = torch.arange(n)[:, None]
    j = torch.arange(n)[None, :]
    bias = -slopes * (i - j)[:, :, None]
    return bias.masked_fill((j > i)[:, :, None], float("-inf"))
