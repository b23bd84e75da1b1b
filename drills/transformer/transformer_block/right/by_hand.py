import math

import torch


def normalise(x, weight, bias):
    variance, mean = torch.var_mean(x, dim=-1, correction=0, keepdim=True)
    return (x - mean) * torch.rsqrt(variance + 1e-5) * weight + bias


def attend(x, p, n_heads, mask):
    heads = []
    w_q, w_k, w_v = p["w_qkv"].chunk(3)
    b_q, b_k, b_v = p["b_qkv"].chunk(3)
    for rows in torch.arange(x.shape[-1], device=x.device).chunk(n_heads):
        q, k, v = (x @ w[rows].T + b[rows] for w, b in ((w_q, b_q), (w_k, b_k), (w_v, b_v)))
        scores = torch.einsum("bic,bjc->bij", q, k) / math.sqrt(len(rows))
        if mask is not None:
            scores = torch.where(mask, scores, -math.inf)
        heads.append(scores.softmax(-1) @ v)
    return torch.cat(heads, -1) @ p["w_out"].T + p["b_out"]


def transformer_block(x, p, n_heads, mask=None):
    stream = x + attend(normalise(x, p["norm1_weight"], p["norm1_bias"]), p, n_heads, mask)
    up = normalise(stream, p["norm2_weight"], p["norm2_bias"]) @ p["w_up"].T + p["b_up"]
    return stream + (up * 0.5 * (1 + torch.erf(up / 2**0.5))) @ p["w_down"].T + p["b_down"]
