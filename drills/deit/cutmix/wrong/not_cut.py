# says: A box that begins above or to the left of the image is not cut.
# fix: A negative number in a slice counts from the end: clamp it to 0 first.
# cause: edge
def cutmix(x, one_hot, box, permutation):
    H, W = x.shape[2:]
    top, left, height, width = box
    out = x.clone()
    out[:, :, top:top + height, left:left + width] = x[permutation][:, :, top:top + height, left:left + width]
    share = height * width / (H * W)
    return out, (1 - share) * one_hot + share * one_hot[permutation]
