# says: The box is not cut to the image, neither where you paste nor in the area.
# fix: Clamp all four borders first: in a slice a negative number counts from the end.
# cause: edge
def cutmix(x, one_hot, box, permutation):
    H, W = x.shape[2:]
    top, left, height, width = box
    out = x.clone()
    out[:, :, top:top + height, left:left + width] = x[permutation][:, :, top:top + height, left:left + width]
    share = height * width / (H * W)
    return out, (1 - share) * one_hot + share * one_hot[permutation]
