# says: Your images are not mixed, only the labels are.
# fix: Blend x with x[permutation] too.
# cause: values
def mixup(x, one_hot, lam, permutation):
    return x, lam * one_hot + (1 - lam) * one_hot[permutation]
