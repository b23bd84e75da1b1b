# says: You cut the rows to W and the columns to H.
# fix: Rows end at H, columns at W.
# cause: order
def cutmix(x, one_hot, box, permutation):
    t, l, h, w = box
    H, W = x.shape[2:]
    b, r = min(t + h, W), min(l + w, H)
    t, l = max(t, 0), max(l, 0)
    b, r = max(b, t), max(r, l)
    out = x.clone()
    out[:, :, t:b, l:r] = x[permutation, :, t:b, l:r]
    lam = 1 - (b - t) * (r - l) / (H * W)
    return out, lam * one_hot + (1 - lam) * one_hot[permutation]
