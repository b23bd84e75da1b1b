# cause: divided by the variance, the root is missing
# expect: wrong/values
# names: sqrt
import torch

def layer_norm(x, weight, bias, eps=1e-5):
    mean = x.mean(dim=-1, keepdim=True)
    var = x.var(dim=-1, keepdim=True, unbiased=False)
    return weight * (x - mean) / (var + eps) + bias
