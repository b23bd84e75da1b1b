# says: You multiply by the root of the mean square.
# fix: Divide by it (rsqrt, not sqrt).
# cause: values
import torch

def rms_norm(x, weight, eps=1e-6):
    wide = x if x.dtype == torch.float64 else x.float()
    return (wide * torch.sqrt(wide.pow(2).mean(dim=-1, keepdim=True) + eps) * weight).to(x.dtype)
