# says: Your code reads w_qkv head by head, (q, k, v) of head 0 first.
# fix: It is stacked whole: all rows of q, then all of k, then all of v.
# cause: order
def multi_head_attention(x, w_qkv, b_qkv, w_out, b_out, n_heads, mask=None):
    B, N, D = x.shape
    d = D // n_heads
    qkv = (x @ w_qkv.T + b_qkv).reshape(B, N, n_heads, 3 * d).transpose(1, 2)
    q, k, v = qkv.chunk(3, dim=-1)
    scores = q @ k.transpose(-2, -1) / d ** 0.5
    if mask is not None:
        scores = scores.masked_fill(~mask.unsqueeze(-3), float("-inf"))
    out = (scores.softmax(-1) @ v).transpose(1, 2).reshape(B, N, D)
    return out @ w_out.T + b_out
