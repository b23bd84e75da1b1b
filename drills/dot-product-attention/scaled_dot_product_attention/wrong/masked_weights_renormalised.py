# cause: the mask is applied after the softmax and the rest renormalised, which is 0/0 when a masked score is far above the others
# expect: wrong/edge
# names: mask | nan
import torch

def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / q.shape[-1] ** 0.5
    weights = torch.softmax(scores, dim=-1)
    if mask is not None:
        weights = weights * mask
        weights = weights / weights.sum(dim=-1, keepdim=True)
    return weights @ v
