# cause: the slopes are 2^(−k), as for 8 heads, whatever the number of heads
# expect: wrong/scale
# names: 8 heads | 2^(−8k/h)
import torch

def alibi_bias(n_heads, n):
    slopes = 2.0 ** (-torch.arange(1, n_heads + 1).float())
    i = torch.arange(n)[:, None]
    j = torch.arange(n)[None, :]
    bias = -slopes[:, None, None] * (i - j)
    return bias.masked_fill(j > i, float("-inf"))
