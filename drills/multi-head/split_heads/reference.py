def split_heads(x, n_heads):
    B, N, D = x.shape
    d = D // n_heads
    return x.reshape(B, N, n_heads, d).transpose(1, 2)
