# cause: the absolute value is returned
# expect: wrong/values
# names: absolute value
import torch

def relu(x):
    return x.abs()
