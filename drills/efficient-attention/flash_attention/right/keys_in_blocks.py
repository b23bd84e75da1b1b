import math

import torch


def flash_attention(q, k, v, block_size):
    N, d = k.shape[-2:]
    acc = v[..., :1, :] * 0 + torch.zeros_like(q)
    denominator = acc[..., 0]
    running_max = None
    for start in range(0, N, block_size):
        stop = min(start + block_size, N)
        s = torch.einsum("bhqd,bhkd->bhqk", q, k[:, :, start:stop]) / math.sqrt(d)
        peak = s.detach().max(dim=-1).values
        m = peak if running_max is None else torch.maximum(running_max, peak)
        p = (s - m.unsqueeze(-1)).exp()
        if running_max is not None:
            alpha = (running_max - m).exp()
            denominator = denominator * alpha
            acc = acc * alpha.unsqueeze(-1)
        denominator = denominator + p.sum(-1)
        acc = acc + torch.einsum("bhqk,bhkd->bhqd", p, v[:, :, start:stop])
        running_max = m
    return acc / denominator.unsqueeze(-1)
