# says: exp overflows for large scores.
# fix: Use softmax, or subtract the row's maximum first.
# cause: edge
import torch

def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / q.shape[-1] ** 0.5
    powers = scores.exp()
    if mask is not None:
        powers = powers * mask
    return (powers / powers.sum(-1, keepdim=True)) @ v
