# cause: the mean of the squares runs along axis 0 instead of the last axis
# expect: wrong/values
# names: axis 0 | axis -1/axis −1
import torch

def rms_norm(x, weight, eps=1e-6):
    wide = x if x.dtype == torch.float64 else x.float()
    return (wide * torch.rsqrt(wide.pow(2).mean(dim=0, keepdim=True) + eps) * weight).to(x.dtype)
