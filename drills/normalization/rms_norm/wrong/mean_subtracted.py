# says: You subtract the mean, as layer_norm does.
# fix: Here it stays in.
# cause: values
import torch

def rms_norm(x, weight, eps=1e-6):
    wide = x if x.dtype == torch.float64 else x.float()
    wide = wide - wide.mean(dim=-1, keepdim=True)
    return (wide * torch.rsqrt(wide.pow(2).mean(dim=-1, keepdim=True) + eps) * weight).to(x.dtype)
