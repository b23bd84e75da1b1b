# cause: p = 1 gives 0/0, which is NaN
# expect: wrong/edge
# names: p = 1 | NaN
import torch

def dropout(x, p, training=True):
    if not training:
        return x
    mask = (torch.rand(x.shape) >= p).to(x.dtype)
    return x * mask / torch.tensor(1 - p, dtype=x.dtype)
