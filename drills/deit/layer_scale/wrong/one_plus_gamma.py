# cause: the branch is scaled by 1 + gamma, as if gamma were zero at the start
# expect: wrong/values
# names: 1 + gamma
def layer_scale(x, residual, gamma):
    return x + (1 + gamma) * residual
