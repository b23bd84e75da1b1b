# says: You read box as (top, left, bottom, right).
# fix: It is (top, left, height, width).
# cause: order
def cutmix(x, one_hot, box, permutation):
    H, W = x.shape[2:]
    top, left, bottom, right = box
    r0, r1 = max(0, min(H, top)), max(0, min(H, bottom))
    c0, c1 = max(0, min(W, left)), max(0, min(W, right))
    out = x.clone()
    out[:, :, r0:r1, c0:c1] = x[permutation][:, :, r0:r1, c0:c1]
    share = max(r1 - r0, 0) * max(c1 - c0, 0) / (H * W)
    return out, (1 - share) * one_hot + share * one_hot[permutation]
