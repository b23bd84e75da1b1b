# says: gamma scales x; it should scale the residual.
# fix: Return `x + gamma * residual`.
# cause: order
def layer_scale(x, residual, gamma):
    return gamma * x + residual
