# says: You exchange height and width of the box.
# fix: Read box as (top, left, height, width).
# cause: order
def cutmix(x, one_hot, box, permutation):
    H, W = x.shape[2:]
    top, left, width, height = box
    y1, y2 = max(0, min(top, H)), max(0, min(top + height, H))
    x1, x2 = max(0, min(left, W)), max(0, min(left + width, W))
    out = x.clone()
    out[:, :, y1:y2, x1:x2] = x[permutation][:, :, y1:y2, x1:x2]
    share = (y2 - y1) * (x2 - x1) / (H * W)
    return out, (1 - share) * one_hot + share * one_hot[permutation]
