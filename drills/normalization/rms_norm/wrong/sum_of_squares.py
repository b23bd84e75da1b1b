# says: You take the sum of the squares.
# fix: Their mean is asked for.
# cause: scale
import torch

def rms_norm(x, weight, eps=1e-6):
    wide = x if x.dtype == torch.float64 else x.float()
    return (wide * torch.rsqrt(wide.pow(2).sum(dim=-1, keepdim=True) + eps) * weight).to(x.dtype)
