# cause: the boolean mask is added to the scores, so that True raises a score by 1 and False forbids nothing
# expect: wrong/values
# names: mask | added
import torch

def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / q.shape[-1] ** 0.5
    if mask is not None:
        scores = scores + mask
    return torch.softmax(scores, dim=-1) @ v
