# says: Your heads count from 0.
# fix: The first head is k = 1, with slope 2^(−8/h).
# cause: edge
import torch

def alibi_bias(n_heads, n):
    slopes = 2.0 ** (-8.0 * torch.arange(n_heads) / n_heads)
    i = torch.arange(n)[:, None]
    j = torch.arange(n)[None, :]
    bias = -slopes[:, None, None] * (i - j)
    return bias.masked_fill(j > i, float("-inf"))
