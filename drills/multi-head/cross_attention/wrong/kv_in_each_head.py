# says: Your code reads w_kv head by head, (k, v) of head 0 first.
# fix: It is stacked whole: all rows of the keys, then all of the values.
# cause: order
def cross_attention(x, context, w_q, w_kv, w_out, n_heads):
    B, N, D = x.shape
    M = context.shape[1]
    d = D // n_heads
    q = (x @ w_q.T).reshape(B, N, n_heads, d).transpose(1, 2)
    kv = (context @ w_kv.T).reshape(B, M, n_heads, 2 * d).transpose(1, 2)
    k, v = kv[..., :d], kv[..., d:]
    scores = q @ k.transpose(-2, -1) / d ** 0.5
    out = (scores.softmax(dim=-1) @ v).transpose(1, 2).reshape(B, N, D)
    return out @ w_out.T
