# says: 1e-5 is written into the code; eps is ignored.
# fix: Use the argument eps.
# cause: values
import torch

def layer_norm(x, weight, bias, eps=1e-5):
    mean = x.mean(dim=-1, keepdim=True)
    var = x.var(dim=-1, keepdim=True, unbiased=False)
    return weight * (x - mean) / torch.sqrt(var + 1e-5) + bias
