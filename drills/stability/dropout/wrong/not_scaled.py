# cause: the kept numbers are not multiplied by 1/(1 − p)
# expect: wrong/scale
# names: 1/(1 − p)
import torch

def dropout(x, p, training=True):
    if not training:
        return x
    return x * (torch.rand(x.shape) > p)
