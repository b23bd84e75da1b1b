# cause: eps is written into the code as 1e-5, the argument is ignored
# expect: wrong/values
# names: eps
import torch

def layer_norm(x, weight, bias, eps=1e-5):
    mean = x.mean(dim=-1, keepdim=True)
    var = x.var(dim=-1, keepdim=True, unbiased=False)
    return weight * (x - mean) / torch.sqrt(var + 1e-5) + bias
