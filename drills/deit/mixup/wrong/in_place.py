# cause: x is changed in place
# expect: wrong/mutation
# names: x
def mixup(x, one_hot, lam, permutation):
    partner = x[permutation]
    x = x.detach() if x.requires_grad else x
    x *= lam
    x += (1 - lam) * partner
    return x, lam * one_hot + (1 - lam) * one_hot[permutation]
