# cause: Python's max is asked to compare whole tensors
# expect: error/crash
# names: one truth value/single/ambiguous/elements/max
import torch

def relu(x):
    return max(x, 0)
