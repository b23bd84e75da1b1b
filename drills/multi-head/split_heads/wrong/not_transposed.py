# says: The heads stay behind the tokens.
# fix: transpose(1, 2) after the split.
# cause: shape
def split_heads(x, n_heads):
    B, N, D = x.shape
    return x.reshape(B, N, n_heads, D // n_heads)
