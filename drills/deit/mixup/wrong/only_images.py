# says: Only the images come back; the labels are missing.
# fix: Return both: images, labels.
# cause: type
def mixup(x, one_hot, lam, permutation):
    return lam * x + (1 - lam) * x[permutation]
