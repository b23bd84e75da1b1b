# says: A box that begins above or to the left of the image is not cut.
# fix: A negative number in a slice counts from the end: clamp it to 0 first.
# cause: edge
def cutmix(x, one_hot, box, permutation):
    H, W = x.shape[2:]
    top, left, height, width = box
    bottom, right = min(top + height, H), min(left + width, W)
    out = x.clone()
    out[:, :, top:bottom, left:right] = x[permutation][:, :, top:bottom, left:right]
    share = max(bottom - max(top, 0), 0) * max(right - max(left, 0), 0) / (H * W)
    return out, (1 - share) * one_hot + share * one_hot[permutation]
