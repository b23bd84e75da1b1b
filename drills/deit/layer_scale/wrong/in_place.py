# cause: x is changed in place
# expect: wrong/mutation
# names: x | +=
def layer_scale(x, residual, gamma):
    x += gamma * residual
    return x
