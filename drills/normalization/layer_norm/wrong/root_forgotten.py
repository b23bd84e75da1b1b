# says: The difference is divided by the variance; it should be divided by its root.
# fix: Divide by the root of var + eps.
# cause: values
import torch

def layer_norm(x, weight, bias, eps=1e-5):
    mean = x.mean(dim=-1, keepdim=True)
    var = x.var(dim=-1, keepdim=True, unbiased=False)
    return weight * (x - mean) / (var + eps) + bias
