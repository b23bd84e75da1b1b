# says: x is changed in place.
# fix: Write `x + …`, not `x += …`.
# cause: mutation
def layer_scale(x, residual, gamma):
    x += gamma * residual
    return x
