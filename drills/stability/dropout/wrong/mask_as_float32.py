# cause: the mask is float32, which promotes bfloat16
# expect: wrong/dtype
# names: float32 | bfloat16
import torch

def dropout(x, p, training=True):
    if not training:
        return x
    if p == 1:
        return torch.zeros_like(x)
    mask = (torch.rand(x.shape) >= p).float()
    return x * mask / (1 - p)
