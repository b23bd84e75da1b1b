# cause: gamma is taken with .data, so that it never learns
# expect: wrong/gradient
# names: gamma | .data
def layer_scale(x, residual, gamma):
    return x + gamma.data * residual
