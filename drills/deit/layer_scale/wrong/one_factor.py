# cause: one factor, the mean of gamma, scales all channels
# expect: wrong/values
# names: one number | own
def layer_scale(x, residual, gamma):
    return x + gamma.mean() * residual
