# cause: the labels are mixed with the shares exchanged
# expect: wrong/values
# names: labels | λ
def mixup(x, one_hot, lam, permutation):
    return lam * x + (1 - lam) * x[permutation], (1 - lam) * one_hot + lam * one_hot[permutation]
