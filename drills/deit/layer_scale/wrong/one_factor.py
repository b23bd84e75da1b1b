# says: You scale all channels by one number, the mean of gamma.
# fix: Each channel has its own factor.
# cause: values
def layer_scale(x, residual, gamma):
    return x + gamma.mean() * residual
