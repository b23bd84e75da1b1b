import torch


def scaled_dot_product_attention(q, k, v, mask=None):
    scores = torch.einsum("...id,...jd->...ij", q * q.size(-1) ** -0.5, k)
    if mask is not None:
        scores = torch.where(mask, scores, torch.tensor(float("-inf"), dtype=scores.dtype, device=q.device))
    return torch.einsum("...ij,...jc->...ic", torch.softmax(scores, -1), v)
