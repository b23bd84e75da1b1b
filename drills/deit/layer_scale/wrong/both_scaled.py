# says: gamma scales x as well as the residual.
# fix: Scale the residual alone, and add x as it is.
# cause: values
def layer_scale(x, residual, gamma):
    return gamma * (x + residual)
