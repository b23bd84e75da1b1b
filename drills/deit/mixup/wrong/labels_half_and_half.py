# says: Your labels are averaged half and half.
# fix: They take the shares λ and 1 − λ, as the images do.
# cause: values
def mixup(x, one_hot, lam, permutation):
    mixed_x = lam * x + (1 - lam) * x[permutation]
    mixed_labels = (one_hot + one_hot[permutation]) / 2
    return mixed_x, mixed_labels
