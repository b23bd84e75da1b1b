import math


def cross_attention(x, context, w_q, w_kv, w_out, n_heads):
    B, N, D = x.shape
    M = context.shape[1]
    d = D // n_heads
    q = (x @ w_q.T).reshape(B, N, n_heads, d).transpose(1, 2)
    k, v = (context @ w_kv.T).chunk(2, dim=2)
    k = k.reshape(B, M, n_heads, d).transpose(1, 2)
    v = v.reshape(B, M, n_heads, d).transpose(1, 2)
    scores = q @ k.transpose(-2, -1) / math.sqrt(d)
    heads = scores.softmax(dim=-1) @ v
    merged = heads.transpose(1, 2).reshape(B, N, D)
    return merged @ w_out.T
