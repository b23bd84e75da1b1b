# says: Heads and channels are merged, but the tokens stay in the last axis.
# fix: The result is (B, N, h·d).
# cause: shape
def merge_heads(x):
    return x.transpose(2, 3).flatten(1, 2)
