# says: Your bias looks forward: rows and columns are exchanged.
# fix: Row i is the query, column j the key.
# cause: order
import torch

def alibi_bias(n_heads, n):
    slopes = 2.0 ** (-8.0 * torch.arange(1, n_heads + 1) / n_heads)
    i = torch.arange(n)[:, None]
    j = torch.arange(n)[None, :]
    bias = -slopes[:, None, None] * (j - i)
    return bias.masked_fill(j < i, float("-inf"))
