# says: You return where x is positive, as 0 and 1: that is the gradient.
# fix: Return x there.
# cause: values
import torch

def relu(x):
    return (x > 0).to(x.dtype)
