import torch


def scaled_dot_product_attention(q, k, v, mask=None):
    bias = 0.0
    if mask is not None:
        bias = torch.zeros(mask.shape, dtype=q.dtype, device=q.device).masked_fill_(~mask, float("-inf"))
    scores = torch.matmul(q, k.mT).div(q.shape[-1] ** 0.5) + bias
    return torch.matmul((scores - scores.logsumexp(-1, keepdim=True)).exp(), v)
