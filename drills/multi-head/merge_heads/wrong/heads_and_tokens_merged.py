# says: Heads and tokens are merged; heads and channels should be.
# fix: Bring the heads behind the tokens first: transpose(1, 2).
# cause: shape
def merge_heads(x):
    return x.flatten(1, 2)
