# cause: n_heads is taken for the width of a head
# expect: wrong/shape
# names: n_heads | width
def split_heads(x, n_heads):
    B, N, D = x.shape
    return x.reshape(B, N, D // n_heads, n_heads).transpose(1, 2)
