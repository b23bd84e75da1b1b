# says: You scale the sum of both.
# fix: gamma scales the residual alone; x is added as it is.
# cause: values
def layer_scale(x, residual, gamma):
    return gamma * (x + residual)
