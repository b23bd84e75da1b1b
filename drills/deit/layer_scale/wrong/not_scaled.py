# cause: gamma is not used
# expect: wrong/values
# names: gamma
def layer_scale(x, residual, gamma):
    return x + residual
