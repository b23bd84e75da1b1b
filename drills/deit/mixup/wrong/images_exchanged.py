# says: The shares of your images are exchanged.
# fix: λ goes to the image itself, 1 − λ to its partner.
# cause: values
def mixup(x, one_hot, lam, permutation):
    mixed_x = (1 - lam) * x + lam * x[permutation]
    mixed_labels = lam * one_hot + (1 - lam) * one_hot[permutation]
    return mixed_x, mixed_labels
