# cause: 1 is added to the weight, as another family of models does
# expect: wrong/values
# names: weight | 1
import torch

def rms_norm(x, weight, eps=1e-6):
    wide = x if x.dtype == torch.float64 else x.float()
    return (wide * torch.rsqrt(wide.pow(2).mean(dim=-1, keepdim=True) + eps) * (1 + weight)).to(x.dtype)
