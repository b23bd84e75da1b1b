# says: The mean of the squares runs over axis 0; it should run over the last axis.
# fix: Use mean(-1, keepdim=True).
# cause: values
import torch

def rms_norm(x, weight, eps=1e-6):
    wide = x if x.dtype == torch.float64 else x.float()
    return (wide * torch.rsqrt(wide.pow(2).mean(dim=0, keepdim=True) + eps) * weight).to(x.dtype)
