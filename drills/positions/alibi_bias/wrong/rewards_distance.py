# says: Your bias grows with the distance.
# fix: It should fall: −slope·(i − j).
# cause: scale
import torch

def alibi_bias(n_heads, n):
    slopes = 2.0 ** (-8.0 * torch.arange(1, n_heads + 1) / n_heads)
    i = torch.arange(n)[:, None]
    j = torch.arange(n)[None, :]
    bias = slopes[:, None, None] * (i - j)
    return bias.masked_fill(j > i, float("-inf"))
