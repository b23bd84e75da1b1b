# cause: the heads come before the batch
# expect: wrong/shape
# names: axes 0 and 1/transpose/(0, 1)/B and h/h and B/axis 0
def split_heads(x, n_heads):
    B, N, D = x.shape
    return x.reshape(B, N, n_heads, D // n_heads).permute(2, 0, 1, 3)
