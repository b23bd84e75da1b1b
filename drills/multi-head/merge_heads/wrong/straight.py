# says: The reshape mixes heads and tokens: the heads were not brought behind the tokens.
# fix: transpose(1, 2) first, then reshape.
# cause: order
def merge_heads(x):
    B, h, N, d = x.shape
    return x.reshape(B, N, h * d)
