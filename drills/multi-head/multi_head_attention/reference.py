import math


def multi_head_attention(x, w_qkv, b_qkv, w_out, b_out, n_heads, mask=None):
    B, N, D = x.shape
    d = D // n_heads
    q, k, v = (x @ w_qkv.T + b_qkv).chunk(3, dim=2)
    q = q.reshape(B, N, n_heads, d).transpose(1, 2)
    k = k.reshape(B, N, n_heads, d).transpose(1, 2)
    v = v.reshape(B, N, n_heads, d).transpose(1, 2)
    scores = q @ k.transpose(-2, -1) / math.sqrt(d)
    if mask is not None:
        scores = scores.masked_fill(~mask.unsqueeze(-3), -math.inf)
    heads = scores.softmax(dim=-1) @ v
    merged = heads.transpose(1, 2).reshape(B, N, D)
    return merged @ w_out.T + b_out
