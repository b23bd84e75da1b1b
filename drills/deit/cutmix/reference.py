def cutmix(x, one_hot, box, permutation):
    H, W = x.shape[2:]
    top, left, height, width = box
    bottom, right = min(max(top + height, 0), H), min(max(left + width, 0), W)
    top, left = min(max(top, 0), H), min(max(left, 0), W)
    out = x.clone()
    out[:, :, top:bottom, left:right] = x[permutation][:, :, top:bottom, left:right]
    share = (bottom - top) * (right - left) / (H * W)
    labels = (1 - share) * one_hot + share * one_hot[permutation]
    return out, labels
