# says: λ and 1 − λ are exchanged.
# fix: λ is the share of x itself, 1 − λ that of x[permutation].
# cause: values
def mixup(x, one_hot, lam, permutation):
    return (1 - lam) * x + lam * x[permutation], (1 - lam) * one_hot + lam * one_hot[permutation]
