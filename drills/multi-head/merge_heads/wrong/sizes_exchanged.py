# says: The numbers of heads and of tokens are read in the wrong order from the shape.
# fix: The shape is (B, h, N, d).
# cause: shape
def merge_heads(x):
    B, N, h, d = x.shape
    return x.transpose(1, 2).reshape(B, N, h * d)
