# says: The mask is added to the scores as 0 and 1, which forbids nothing.
# fix: Set the scores to −∞ where the mask is False.
# cause: values
import torch

def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / q.shape[-1] ** 0.5
    if mask is not None:
        scores = scores + mask
    return torch.softmax(scores, dim=-1) @ v
