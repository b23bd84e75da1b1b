# says: weight multiplies the bias as well.
# fix: Multiply first, then add the bias.
# cause: values
import torch

def layer_norm(x, weight, bias, eps=1e-5):
    mean = x.mean(dim=-1, keepdim=True)
    var = x.var(dim=-1, keepdim=True, unbiased=False)
    return weight * ((x - mean) / torch.sqrt(var + eps) + bias)
