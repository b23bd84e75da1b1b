# cause: rows and columns are exchanged, so that the earlier keys are masked
# expect: wrong/order
# names: forward | key
import torch

def alibi_bias(n_heads, n):
    slopes = 2.0 ** (-8.0 * torch.arange(1, n_heads + 1) / n_heads)
    i = torch.arange(n)[:, None]
    j = torch.arange(n)[None, :]
    bias = -slopes[:, None, None] * (j - i)
    return bias.masked_fill(j < i, float("-inf"))
