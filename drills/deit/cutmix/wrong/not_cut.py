# cause: the box is not cut to the image, neither for the slice nor for the label's share
# expect: wrong/edge
# names: box | inside/negative
def cutmix(x, one_hot, box, permutation):
    H, W = x.shape[2:]
    top, left, height, width = box
    out = x.clone()
    out[:, :, top:top + height, left:left + width] = x[permutation][:, :, top:top + height, left:left + width]
    share = height * width / (H * W)
    return out, (1 - share) * one_hot + share * one_hot[permutation]
