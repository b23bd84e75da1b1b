# cause: eps is added to the root instead of under it
# expect: wrong/values
# names: eps
import torch

def rms_norm(x, weight, eps=1e-6):
    wide = x if x.dtype == torch.float64 else x.float()
    return (wide / (wide.pow(2).mean(dim=-1, keepdim=True).sqrt() + eps) * weight).to(x.dtype)
