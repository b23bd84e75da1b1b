# says: The axes to exchange are counted from the front, which is right for three axes only.
# fix: Count from the end: transpose(-2, -1).
# cause: crash
import torch

def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(1, 2) / q.shape[-1] ** 0.5
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    return torch.softmax(scores, dim=-1) @ v
