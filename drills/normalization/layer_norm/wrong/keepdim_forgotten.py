# cause: keepdim=True is missing, so that the means do not line up with x
# expect: error/crash
# names: keepdim
import torch

def layer_norm(x, weight, bias, eps=1e-5):
    mean = x.mean(dim=-1)
    var = x.var(dim=-1, unbiased=False)
    return weight * (x - mean) / torch.sqrt(var + eps) + bias
