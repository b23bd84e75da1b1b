# says: You blend every image with itself, which changes nothing.
# fix: Its partner is x[permutation].
# cause: values
def mixup(x, one_hot, lam, permutation):
    return lam * x + (1 - lam) * x, lam * one_hot + (1 - lam) * one_hot
