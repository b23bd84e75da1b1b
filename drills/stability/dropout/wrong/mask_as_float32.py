# says: The mask is float32, which turns bfloat16 into float32.
# fix: Cast it to `x.dtype`.
# cause: dtype
import torch

def dropout(x, p, training=True):
    if not training:
        return x
    if p == 1:
        return torch.zeros_like(x)
    mask = (torch.rand(x.shape) >= p).float()
    return x * mask / (1 - p)
