# cause: the two labels are returned apart, as for a mixed loss
# expect: wrong/shape
# names: mixed | partner
def mixup(x, one_hot, lam, permutation):
    return lam * x + (1 - lam) * x[permutation], one_hot, one_hot[permutation]
