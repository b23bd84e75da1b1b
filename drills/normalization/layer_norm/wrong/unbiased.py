# says: The variance is the unbiased one, divided by D − 1.
# fix: Use the biased one: `correction=0`.
# cause: scale
import torch

def layer_norm(x, weight, bias, eps=1e-5):
    mean = x.mean(dim=-1, keepdim=True)
    var = x.var(dim=-1, keepdim=True)
    return weight * (x - mean) / torch.sqrt(var + eps) + bias
