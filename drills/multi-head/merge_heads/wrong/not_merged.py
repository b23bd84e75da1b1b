# says: The axes are in order, but heads and channels are not merged.
# fix: Reshape to (B, N, h·d).
# cause: shape
def merge_heads(x):
    return x.transpose(1, 2).contiguous()
