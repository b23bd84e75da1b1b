# cause: gamma scales the sum of both
# expect: wrong/values
# names: sum | residual alone
def layer_scale(x, residual, gamma):
    return gamma * (x + residual)
