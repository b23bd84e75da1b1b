# says: The scale carries no graph, so part of the gradient is missing.
# fix: Leave out detach.
# cause: gradient
import torch

def rms_norm(x, weight, eps=1e-6):
    wide = x if x.dtype == torch.float64 else x.float()
    scale = torch.rsqrt(wide.pow(2).mean(dim=-1, keepdim=True) + eps).detach()
    return (wide * scale * weight).to(x.dtype)
