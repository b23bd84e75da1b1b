# says: You fill the box with zeros, as Cutout does.
# fix: A piece of `x[permutation]` belongs there.
# cause: values
def cutmix(x, one_hot, box, permutation):
    H, W = x.shape[2:]
    top, left, height, width = box
    r0, r1 = max(0, min(H, top)), max(0, min(H, top + height))
    c0, c1 = max(0, min(W, left)), max(0, min(W, left + width))
    out = x.clone()
    out[:, :, r0:r1, c0:c1] = 0
    share = (r1 - r0) * (c1 - c0) / (H * W)
    return out, (1 - share) * one_hot + share * one_hot[permutation]
