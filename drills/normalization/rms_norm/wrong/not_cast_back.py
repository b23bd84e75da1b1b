# cause: the result stays float32 for 16-bit input
# expect: wrong/dtype
# names: float32 | float16
import torch

def rms_norm(x, weight, eps=1e-6):
    wide = x if x.dtype == torch.float64 else x.float()
    return wide * torch.rsqrt(wide.pow(2).mean(dim=-1, keepdim=True) + eps) * weight
