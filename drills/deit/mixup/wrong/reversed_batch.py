# says: permutation is ignored.
# fix: You mix with the batch reversed, but the partner of image b is image permutation[b].
# cause: values
def mixup(x, one_hot, lam, permutation):
    return lam * x + (1 - lam) * x.flip(0), lam * one_hot + (1 - lam) * one_hot.flip(0)
