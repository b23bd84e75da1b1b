def mixup(x, one_hot, lam, permutation):
    mixed_x = lam * x + (1 - lam) * x[permutation]
    mixed_labels = lam * one_hot + (1 - lam) * one_hot[permutation]
    return mixed_x, mixed_labels
