# says: Tokens and channels are exchanged inside each head.
# fix: Return (B, h, N, d), not (B, h, d, N).
# cause: shape
def split_heads(x, n_heads):
    B, N, D = x.shape
    return x.reshape(B, N, n_heads, D // n_heads).permute(0, 2, 3, 1)
