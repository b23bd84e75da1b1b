# cause: tokens and channels are exchanged inside each head
# expect: wrong/shape
# names: axes 2 and 3/transpose/(2, 3)/last two/N and d/d and N
def split_heads(x, n_heads):
    B, N, D = x.shape
    return x.reshape(B, N, n_heads, D // n_heads).permute(0, 2, 3, 1)
