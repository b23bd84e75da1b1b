# says: You reshape q, k and v straight to (B, h, tokens, d), which mixes tokens and heads.
# fix: Reshape to (B, tokens, h, d) first, then transpose.
# cause: order
def cross_attention(x, context, w_q, w_kv, w_out, n_heads):
    B, N, D = x.shape
    M = context.shape[1]
    d = D // n_heads
    q = (x @ w_q.T).reshape(B, n_heads, N, d)
    k, v = (context @ w_kv.T).chunk(2, dim=-1)
    k = k.reshape(B, n_heads, M, d)
    v = v.reshape(B, n_heads, M, d)
    scores = q @ k.transpose(-2, -1) / d ** 0.5
    out = (scores.softmax(dim=-1) @ v).transpose(1, 2).reshape(B, N, D)
    return out @ w_out.T
