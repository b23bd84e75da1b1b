# cause: (x + |x|)/2 has slope ½ at 0
# expect: wrong/gradient
# names: gradient | where x is 0
import torch

def relu(x):
    return x / 2 + x.abs() / 2
