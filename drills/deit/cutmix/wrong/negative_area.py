# says: A box outside the image has negative sides in your code, and their product becomes a share.
# fix: Clamp both sides to at least 0.
# cause: edge
def cutmix(x, one_hot, box, permutation):
    H, W = x.shape[2:]
    top, left, height, width = box
    r0, r1, c0, c1 = max(top, 0), min(top + height, H), max(left, 0), min(left + width, W)
    out = x.clone()
    if r1 > r0 and c1 > c0:
        out[:, :, r0:r1, c0:c1] = x[permutation][:, :, r0:r1, c0:c1]
    share = (r1 - r0) * (c1 - c0) / (H * W)
    return out, (1 - share) * one_hot + share * one_hot[permutation]
