# says: The shares of the two labels are exchanged.
# fix: 1 − λ, the share of the box, goes to the partner's label.
# cause: values
def cutmix(x, one_hot, box, permutation):
    H, W = x.shape[2:]
    top, left, height, width = box
    r0, r1 = max(0, min(H, top)), max(0, min(H, top + height))
    c0, c1 = max(0, min(W, left)), max(0, min(W, left + width))
    out = x.clone()
    out[:, :, r0:r1, c0:c1] = x[permutation][:, :, r0:r1, c0:c1]
    lam = (r1 - r0) * (c1 - c0) / (H * W)
    return out, lam * one_hot + (1 - lam) * one_hot[permutation]
