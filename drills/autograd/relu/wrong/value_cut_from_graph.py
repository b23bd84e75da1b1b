# says: The result is built from x.data, so no gradient reaches x.
# fix: Use x itself.
# cause: gradient
import torch

def relu(x):
    return x.data * (x > 0)
