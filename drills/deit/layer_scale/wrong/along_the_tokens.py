# cause: gamma lies along the tokens instead of the channels
# expect: error/crash
# names: broadcast | line 5
def layer_scale(x, residual, gamma):
    return x + gamma[:, None] * residual
