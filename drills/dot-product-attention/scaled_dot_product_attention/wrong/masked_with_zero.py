# says: The mask is multiplied into the scores: a score of 0 still gets a weight, since e⁰ = 1.
# fix: Make it −∞ before the softmax.
# cause: values
import torch

def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / q.shape[-1] ** 0.5
    if mask is not None:
        scores = scores.masked_fill(mask == 0, 0)
    return torch.softmax(scores, dim=-1) @ v
