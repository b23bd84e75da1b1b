# cause: what passes by is not added
# expect: wrong/values
# names: x
def layer_scale(x, residual, gamma):
    return gamma * residual
