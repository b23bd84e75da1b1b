# says: You restore every image of the batch by the shuffle of the first.
# fix: Each has its own.
# cause: order
def restore_tokens(visible, mask_token, ids):
    B, K, D = visible.shape
    out = mask_token.repeat(B, ids.shape[1], 1)
    out[:, ids[0, :K]] = visible
    return out
