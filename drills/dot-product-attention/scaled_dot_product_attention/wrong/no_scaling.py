# says: The scores are not divided by √d.
# fix: Divide by q.shape[-1] ** 0.5.
# cause: scale
import torch

def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1)
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    return torch.softmax(scores, dim=-1) @ v
