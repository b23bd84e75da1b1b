# cause: the scale is detached, so that no gradient flows through it
# expect: wrong/gradient
# names: x | detach
import torch

def rms_norm(x, weight, eps=1e-6):
    wide = x if x.dtype == torch.float64 else x.float()
    scale = torch.rsqrt(wide.pow(2).mean(dim=-1, keepdim=True) + eps).detach()
    return (wide * scale * weight).to(x.dtype)
