# says: permutation is ignored: you mix with the batch rolled by one.
# fix: The partner of image b is image permutation[b].
# cause: values
def mixup(x, one_hot, lam, permutation):
    mixed_x = lam * x + (1 - lam) * x.roll(1, 0)
    mixed_labels = lam * one_hot + (1 - lam) * one_hot.roll(1, 0)
    return mixed_x, mixed_labels
