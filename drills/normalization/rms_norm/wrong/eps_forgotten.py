# says: eps is not added, so that zeros give 0/0.
# fix: Add eps under the root.
# cause: edge
import torch

def rms_norm(x, weight, eps=1e-6):
    wide = x if x.dtype == torch.float64 else x.float()
    return (wide / wide.pow(2).mean(dim=-1, keepdim=True).sqrt() * weight).to(x.dtype)
