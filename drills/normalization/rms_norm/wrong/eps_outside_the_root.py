# says: eps is added to the root; it belongs under it.
# fix: rsqrt(mean + eps).
# cause: values
import torch

def rms_norm(x, weight, eps=1e-6):
    wide = x if x.dtype == torch.float64 else x.float()
    return (wide / (wide.pow(2).mean(dim=-1, keepdim=True).sqrt() + eps) * weight).to(x.dtype)
