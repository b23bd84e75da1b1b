# says: The variance is E[x²] − E[x]², which loses all digits far from zero.
# fix: Subtract the mean first, then square.
# cause: values
import torch

def layer_norm(x, weight, bias, eps=1e-5):
    mean = x.mean(dim=-1, keepdim=True)
    var = (x * x).mean(dim=-1, keepdim=True) - mean * mean
    return weight * (x - mean) / torch.sqrt(var.clamp(min=0) + eps) + bias
