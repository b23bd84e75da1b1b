# says: You hand back the label of the main image and that of its partner.
# fix: Only one is asked for, mixed.
# cause: shape
def mixup(x, one_hot, lam, permutation):
    return lam * x + (1 - lam) * x[permutation], one_hot, one_hot[permutation]
