# cause: the labels are not returned at all
# expect: wrong/type
# names: two/2/tuple
def mixup(x, one_hot, lam, permutation):
    return lam * x + (1 - lam) * x[permutation]
