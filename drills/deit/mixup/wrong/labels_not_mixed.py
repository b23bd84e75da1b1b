# says: Your labels are not mixed.
# fix: They are blended in the same shares as the images.
# cause: values
def mixup(x, one_hot, lam, permutation):
    return lam * x + (1 - lam) * x[permutation], one_hot
