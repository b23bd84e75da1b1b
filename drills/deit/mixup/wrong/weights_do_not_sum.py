# cause: the partner is added at full strength, without 1 − λ
# expect: wrong/scale
# names: 1 − λ
def mixup(x, one_hot, lam, permutation):
    return lam * x + x[permutation], lam * one_hot + one_hot[permutation]
