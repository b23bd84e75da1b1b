def layer_scale(x, residual, gamma):
    return x + gamma * residual
