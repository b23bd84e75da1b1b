# says: You lay gamma along the tokens.
# fix: It belongs to the channels, the last axis.
# cause: order
def layer_scale(x, residual, gamma):
    return x + gamma[:, None] * residual
