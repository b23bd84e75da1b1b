# cause: the heads stay behind the tokens
# expect: wrong/shape
# names: axes 1 and 2/transpose/(1, 2)/N and h/h and N
def split_heads(x, n_heads):
    B, N, D = x.shape
    return x.reshape(B, N, n_heads, D // n_heads)
