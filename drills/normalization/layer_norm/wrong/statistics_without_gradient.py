# cause: mean and variance are computed without a graph, so that no gradient flows through them
# expect: wrong/gradient
# names: x | no_grad
import torch

def layer_norm(x, weight, bias, eps=1e-5):
    with torch.no_grad():
        mean = x.mean(dim=-1, keepdim=True)
        var = x.var(dim=-1, keepdim=True, unbiased=False)
    return weight * (x - mean) / torch.sqrt(var + eps) + bias
