# cause: the labels are returned as they are
# expect: wrong/values
# names: labels
def mixup(x, one_hot, lam, permutation):
    return lam * x + (1 - lam) * x[permutation], one_hot
