# says: n_heads is taken for the width of a head.
# fix: There should be n_heads heads of D/n_heads channels.
# cause: shape
def split_heads(x, n_heads):
    B, N, D = x.shape
    return x.reshape(B, N, D // n_heads, n_heads).transpose(1, 2)
