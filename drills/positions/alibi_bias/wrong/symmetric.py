# says: Later keys get a bias but are not forbidden.
# fix: Set −∞ where j > i.
# cause: edge
import torch

def alibi_bias(n_heads, n):
    slopes = 2.0 ** (-8.0 * torch.arange(1, n_heads + 1) / n_heads)
    i = torch.arange(n)[:, None]
    j = torch.arange(n)[None, :]
    bias = -slopes[:, None, None] * (i - j).abs()
    return bias
