# says: x is changed in place.
# fix: Build a new tensor: lam * x + (1 − lam) * x[permutation].
# cause: mutation
def mixup(x, one_hot, lam, permutation):
    partner = x[permutation]
    x = x.detach() if x.requires_grad else x
    x *= lam
    x += (1 - lam) * partner
    return x, lam * one_hot + (1 - lam) * one_hot[permutation]
