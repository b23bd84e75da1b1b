import torch
from torch import nn


def transformer_block(x, p, n_heads, mask=None):
    B, N, D = x.shape
    norm = nn.LayerNorm(D, elementwise_affine=False).to(x)
    gelu = nn.GELU()
    h = norm(x) * p["norm1_weight"] + p["norm1_bias"]
    q, k, v = torch.split(h @ p["w_qkv"].mT + p["b_qkv"], D, dim=-1)
    q, k, v = (t.unflatten(-1, (n_heads, -1)).movedim(2, 1) for t in (q, k, v))
    scores = (q * (D // n_heads) ** -0.5) @ k.mT
    if mask is not None:
        allowed = mask.expand(B, N, N).unsqueeze(1)
        scores = scores - torch.zeros_like(scores).masked_fill(~allowed, torch.inf)
    out = torch.softmax(scores, -1) @ v
    y = torch.cat(out.unbind(1), -1) @ p["w_out"].mT + p["b_out"] + x
    h = norm(y) * p["norm2_weight"] + p["norm2_bias"]
    return gelu(h @ p["w_up"].mT + p["b_up"]) @ p["w_down"].mT + p["b_down"] + y
