# cause: the unbiased variance (n − 1) is taken instead of the biased one
# expect: wrong/scale
# names: biased
import torch

def layer_norm(x, weight, bias, eps=1e-5):
    mean = x.mean(dim=-1, keepdim=True)
    var = x.var(dim=-1, keepdim=True)
    return weight * (x - mean) / torch.sqrt(var + eps) + bias
