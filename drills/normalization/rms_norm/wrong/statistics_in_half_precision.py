# says: The squares overflow in float16 (its largest number is 65 504), and everything is divided by ∞.
# fix: Compute the statistics in float32 and cast the result back.
# cause: dtype
import torch

def rms_norm(x, weight, eps=1e-6):
    rms = torch.rsqrt(x.pow(2).mean(dim=-1, keepdim=True) + eps)
    return x * rms * weight
