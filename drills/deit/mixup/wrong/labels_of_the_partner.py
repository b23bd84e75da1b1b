# cause: the labels are those of the partners alone
# expect: wrong/values
# names: labels | partners
def mixup(x, one_hot, lam, permutation):
    return lam * x + (1 - lam) * x[permutation], one_hot[permutation]
