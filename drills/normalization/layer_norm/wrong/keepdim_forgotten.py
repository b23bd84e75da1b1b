# says: The means do not line up with x: `keepdim=True` is missing.
# fix: Keep the axis in mean and var.
# cause: crash
import torch

def layer_norm(x, weight, bias, eps=1e-5):
    mean = x.mean(dim=-1)
    var = x.var(dim=-1, unbiased=False)
    return weight * (x - mean) / torch.sqrt(var + eps) + bias
