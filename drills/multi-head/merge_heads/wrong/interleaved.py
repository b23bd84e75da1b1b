# says: Your channels take turns between the heads (interleaved).
# fix: First comes all of head 0, then all of head 1.
# cause: order
def merge_heads(x):
    B, h, N, d = x.shape
    return x.permute(0, 2, 3, 1).reshape(B, N, h * d)
