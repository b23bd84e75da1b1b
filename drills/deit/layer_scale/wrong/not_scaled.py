# says: gamma is not used.
# fix: Multiply the residual by gamma.
# cause: values
def layer_scale(x, residual, gamma):
    return x + residual
