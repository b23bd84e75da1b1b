# says: You scale the residual by 1 + gamma.
# fix: gamma itself is the factor.
# cause: values
def layer_scale(x, residual, gamma):
    return x + (1 + gamma) * residual
