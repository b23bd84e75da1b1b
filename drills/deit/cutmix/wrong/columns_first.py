# says: You read box as (left, top, width, height).
# fix: The rows come first, (top, left, height, width).
# cause: order
def cutmix(x, one_hot, box, permutation):
    H, W = x.shape[2:]
    left, top, width, height = box
    r0, r1 = max(0, min(H, top)), max(0, min(H, top + height))
    c0, c1 = max(0, min(W, left)), max(0, min(W, left + width))
    out = x.clone()
    out[:, :, r0:r1, c0:c1] = x[permutation][:, :, r0:r1, c0:c1]
    share = (r1 - r0) * (c1 - c0) / (H * W)
    return out, (1 - share) * one_hot + share * one_hot[permutation]
