def cutmix(x, one_hot, box, permutation):
    def cut(start, length, size):
        first = max(start, 0)
        last = max(min(start + length, size), first)
        return slice(first, last), last - first

    rows, height = cut(box[0], box[2], x.shape[2])
    columns, width = cut(box[1], box[3], x.shape[3])
    out = x + 0
    out[..., rows, columns] = x.index_select(0, permutation)[..., rows, columns]
    lam = 1 - height * width / x[0, 0].numel()
    if height == 0 or width == 0:
        lam = 1.0
    return out, lam * one_hot + (1 - lam) * one_hot.index_select(0, permutation)
