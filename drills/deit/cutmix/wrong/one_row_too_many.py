# says: Your area counts one row and one column too many.
# fix: top + height is already the row behind the last.
# cause: edge
def cutmix(x, one_hot, box, permutation):
    t, l, h, w = box
    H, W = x.shape[2:]
    b, r = min(t + h, H), min(l + w, W)
    t, l = max(t, 0), max(l, 0)
    b, r = max(b, t), max(r, l)
    out = x.clone()
    out[:, :, t:b, l:r] = x[permutation, :, t:b, l:r]
    lam = 1 - (b - t + 1) * (r - l + 1) / (H * W)
    return out, lam * one_hot + (1 - lam) * one_hot[permutation]
