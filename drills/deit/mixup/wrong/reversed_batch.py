# cause: the batch is reversed instead of permuted
# expect: wrong/values
# names: permutation | revers
def mixup(x, one_hot, lam, permutation):
    return lam * x + (1 - lam) * x.flip(0), lam * one_hot + (1 - lam) * one_hot.flip(0)
