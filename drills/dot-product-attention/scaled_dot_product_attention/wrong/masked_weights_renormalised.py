# says: The mask comes after the softmax, and what is left may be 0/0 when a masked score is far above the others.
# fix: Set the masked scores to −∞ before the softmax.
# cause: edge
import torch

def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / q.shape[-1] ** 0.5
    weights = torch.softmax(scores, dim=-1)
    if mask is not None:
        weights = weights * mask
        weights = weights / weights.sum(dim=-1, keepdim=True)
    return weights @ v
