# cause: the number of heads and of tokens are read in the wrong order from the shape
# expect: wrong/shape
# names: axes/axis
def merge_heads(x):
    B, N, h, d = x.shape
    return x.transpose(1, 2).reshape(B, N, h * d)
