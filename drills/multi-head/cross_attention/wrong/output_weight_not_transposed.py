# says: w_out is not transposed.
# fix: Write `merged @ w_out.T`.
# cause: order
def cross_attention(x, context, w_q, w_kv, w_out, n_heads):
    B, N, D = x.shape
    M = context.shape[1]
    d = D // n_heads
    q = (x @ w_q.T).reshape(B, N, n_heads, d).transpose(1, 2)
    k, v = (context @ w_kv.T).chunk(2, dim=-1)
    k = k.reshape(B, M, n_heads, d).transpose(1, 2)
    v = v.reshape(B, M, n_heads, d).transpose(1, 2)
    scores = q @ k.transpose(-2, -1) / d ** 0.5
    out = (scores.softmax(dim=-1) @ v).transpose(1, 2).reshape(B, N, D)
    return out @ w_out
