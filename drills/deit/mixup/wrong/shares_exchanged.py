# cause: λ and 1 − λ are exchanged
# expect: wrong/values
# names: lam/λ
def mixup(x, one_hot, lam, permutation):
    return (1 - lam) * x + lam * x[permutation], (1 - lam) * one_hot + lam * one_hot[permutation]
