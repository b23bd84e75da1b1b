# cause: not_allowed
# names: clamp
import torch

def relu(x):
    return x.clamp(min=0)
