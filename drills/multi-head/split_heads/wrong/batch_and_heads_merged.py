# says: Batch and heads are merged into one axis; four axes are asked for.
# fix: Return (B, h, N, d).
# cause: shape
def split_heads(x, n_heads):
    B, N, D = x.shape
    d = D // n_heads
    return x.reshape(B, N, n_heads, d).transpose(1, 2).reshape(B * n_heads, N, d)
