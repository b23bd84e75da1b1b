# cause: gamma lies along the tokens instead of the channels
# expect: wrong/order
# names: along the tokens
def layer_scale(x, residual, gamma):
    return x + gamma[:, None] * residual
