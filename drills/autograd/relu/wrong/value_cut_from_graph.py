# cause: x.data is used, so that no gradient flows
# expect: wrong/gradient
# names: .data
import torch

def relu(x):
    return x.data * (x > 0)
