# cause: the negative numbers of x itself are overwritten
# expect: wrong/mutation
# names: x | changes its argument
import torch

def relu(x):
    x[x < 0] = 0
    return x
