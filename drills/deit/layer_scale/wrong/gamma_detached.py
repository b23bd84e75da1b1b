# says: gamma is taken without its graph, so it never learns.
# fix: Use gamma itself, not `gamma.data`.
# cause: gradient
def layer_scale(x, residual, gamma):
    return x + gamma.data * residual
