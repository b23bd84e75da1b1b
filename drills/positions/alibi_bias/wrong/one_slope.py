# says: All heads have the same slope.
# fix: Head k has its own, 2^(−8k/h).
# cause: values
import torch

def alibi_bias(n_heads, n):
    slopes = torch.full((n_heads,), 2.0 ** (-8.0 / n_heads))
    i = torch.arange(n)[:, None]
    j = torch.arange(n)[None, :]
    bias = -slopes[:, None, None] * (i - j)
    return bias.masked_fill(j > i, float("-inf"))
