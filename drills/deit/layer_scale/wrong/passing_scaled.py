# cause: gamma scales what passes by instead of the branch
# expect: wrong/order
# names: x | residual
def layer_scale(x, residual, gamma):
    return gamma * x + residual
