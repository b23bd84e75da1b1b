# cause: mean and variance are taken along axis 0, over the batch
# expect: wrong/values
# names: axis 0
import torch

def layer_norm(x, weight, bias, eps=1e-5):
    mean = x.mean(dim=0, keepdim=True)
    var = x.var(dim=0, keepdim=True, unbiased=False)
    return weight * (x - mean) / torch.sqrt(var + eps) + bias
