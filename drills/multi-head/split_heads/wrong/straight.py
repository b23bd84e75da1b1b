# says: The reshape to (B, h, N, d) cuts through the tokens.
# fix: Split the last axis to (B, N, h, d), then transpose(1, 2).
# cause: order
def split_heads(x, n_heads):
    B, N, D = x.shape
    return x.reshape(B, n_heads, N, D // n_heads)
