# says: You paste the partner's top left corner.
# fix: Take it from the rows and columns of the box, where it goes.
# cause: values
def cutmix(x, one_hot, box, permutation):
    t, l, h, w = box
    H, W = x.shape[2:]
    b, r = min(t + h, H), min(l + w, W)
    t, l = max(t, 0), max(l, 0)
    b, r = max(b, t), max(r, l)
    out = x.clone()
    out[:, :, t:b, l:r] = x[permutation, :, :b - t, :r - l]
    lam = 1 - (b - t) * (r - l) / (H * W)
    return out, lam * one_hot + (1 - lam) * one_hot[permutation]
