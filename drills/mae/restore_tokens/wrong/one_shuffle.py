# cause: every image is restored by the shuffle of the first
# expect: wrong/order
# names: first
def restore_tokens(visible, mask_token, ids):
    B, K, D = visible.shape
    out = mask_token.repeat(B, ids.shape[1], 1)
    out[:, ids[0, :K]] = visible
    return out
