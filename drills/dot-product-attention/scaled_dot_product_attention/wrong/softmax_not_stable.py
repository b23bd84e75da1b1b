# cause: exp is taken of the scores as they are, which overflows for large ones
# expect: wrong/edge
# names: nan | overflow | maximum
import torch

def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / q.shape[-1] ** 0.5
    powers = scores.exp()
    if mask is not None:
        powers = powers * mask
    return (powers / powers.sum(-1, keepdim=True)) @ v
