# says: Your labels are not mixed.
# fix: Share them out by the area of the box inside the image.
# cause: values
def cutmix(x, one_hot, box, permutation):
    H, W = x.shape[2:]
    top, left, height, width = box
    r0, r1 = max(0, min(H, top)), max(0, min(H, top + height))
    c0, c1 = max(0, min(W, left)), max(0, min(W, left + width))
    out = x.clone()
    out[:, :, r0:r1, c0:c1] = x[permutation][:, :, r0:r1, c0:c1]
    return out, one_hot
