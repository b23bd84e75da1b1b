# cause: the tensor is reshaped without bringing the heads behind the tokens first
# expect: wrong/order
# names: axis/axes/transpose
def merge_heads(x):
    B, h, N, d = x.shape
    return x.reshape(B, N, h * d)
