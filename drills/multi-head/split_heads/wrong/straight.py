# cause: the tensor is reshaped straight to (B, h, N, d), which cuts through the tokens
# expect: wrong/order
# names: reshape/axes/axis/transpose
def split_heads(x, n_heads):
    B, N, D = x.shape
    return x.reshape(B, n_heads, N, D // n_heads)
