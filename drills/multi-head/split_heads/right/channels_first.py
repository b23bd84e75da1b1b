def split_heads(x, n_heads):
    B, N, D = x.shape
    return x.transpose(1, 2).reshape(B, n_heads, D // n_heads, N).transpose(2, 3)
