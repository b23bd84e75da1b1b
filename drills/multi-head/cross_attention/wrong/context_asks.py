# says: The queries come from the context, keys and values from x; it is the other way round.
# fix: Queries from x with w_q, keys and values from context with w_kv.
# cause: crash
def cross_attention(x, context, w_q, w_kv, w_out, n_heads):
    B, N, D = x.shape
    M = context.shape[1]
    d = D // n_heads
    q = (context @ w_q.T).reshape(B, M, n_heads, d).transpose(1, 2)
    k, v = (x @ w_kv.T).chunk(2, dim=-1)
    k = k.reshape(B, N, n_heads, d).transpose(1, 2)
    v = v.reshape(B, N, n_heads, d).transpose(1, 2)
    scores = q @ k.transpose(-2, -1) / d ** 0.5
    out = (scores.softmax(dim=-1) @ v).transpose(1, 2).reshape(B, M, D)
    return out @ w_out.T
