# cause: the mask of the positive numbers is returned
# expect: wrong/values
# names: positive | gradient
import torch

def relu(x):
    return (x > 0).to(x.dtype)
