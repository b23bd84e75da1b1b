# says: Your slopes are 2^(−k), which is right for 8 heads only.
# fix: They are 2^(−8k/h).
# cause: scale
import torch

def alibi_bias(n_heads, n):
    slopes = 2.0 ** (-torch.arange(1, n_heads + 1).float())
    i = torch.arange(n)[:, None]
    j = torch.arange(n)[None, :]
    bias = -slopes[:, None, None] * (i - j)
    return bias.masked_fill(j > i, float("-inf"))
