# says: Your shares do not sum to 1.
# fix: The partner counts 1 − λ, not in full.
# cause: scale
def mixup(x, one_hot, lam, permutation):
    return lam * x + x[permutation], lam * one_hot + one_hot[permutation]
