# says: The heads come before the batch.
# fix: Return (B, h, N, d).
# cause: shape
def split_heads(x, n_heads):
    B, N, D = x.shape
    return x.reshape(B, N, n_heads, D // n_heads).permute(2, 0, 1, 3)
