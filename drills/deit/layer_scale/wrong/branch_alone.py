# says: The branch comes back alone: x is not added.
# fix: Return `x + gamma * residual`.
# cause: values
def layer_scale(x, residual, gamma):
    return gamma * residual
