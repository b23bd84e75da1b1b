# says: Your labels are those of the partners alone.
# fix: They are blended, in the same shares as the images.
# cause: values
def mixup(x, one_hot, lam, permutation):
    return lam * x + (1 - lam) * x[permutation], one_hot[permutation]
