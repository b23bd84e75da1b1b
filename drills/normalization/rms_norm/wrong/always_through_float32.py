# says: float64 input passes through float32 and loses its digits.
# fix: Raise only half precision to float32.
# cause: dtype
import torch

def rms_norm(x, weight, eps=1e-6):
    wide = x.float()
    normed = wide * torch.rsqrt(wide.pow(2).mean(dim=-1, keepdim=True) + eps)
    return normed.to(x.dtype) * weight
