# cause: the ends of the box are cut, but a negative start is not, and counts from the end
# expect: wrong/edge
# names: negative
def cutmix(x, one_hot, box, permutation):
    H, W = x.shape[2:]
    top, left, height, width = box
    bottom, right = min(top + height, H), min(left + width, W)
    out = x.clone()
    out[:, :, top:bottom, left:right] = x[permutation][:, :, top:bottom, left:right]
    share = max(bottom - max(top, 0), 0) * max(right - max(left, 0), 0) / (H * W)
    return out, (1 - share) * one_hot + share * one_hot[permutation]
