# says: The mask is applied after the softmax, so that the weights no longer sum to 1.
# fix: mask the scores, with −∞, before it.
# cause: values
import torch

def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / q.shape[-1] ** 0.5
    weights = torch.softmax(scores, dim=-1)
    if mask is not None:
        weights = weights.masked_fill(~mask, 0.0)
    return weights @ v
