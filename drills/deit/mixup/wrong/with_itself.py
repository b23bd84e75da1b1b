# cause: every image is blended with itself
# expect: wrong/values
# names: itself
def mixup(x, one_hot, lam, permutation):
    return lam * x + (1 - lam) * x, lam * one_hot + (1 - lam) * one_hot
