# says: The shares of your labels are exchanged.
# fix: λ goes to the image's own label, 1 − λ to its partner's.
# cause: values
def mixup(x, one_hot, lam, permutation):
    return lam * x + (1 - lam) * x[permutation], (1 - lam) * one_hot + lam * one_hot[permutation]
