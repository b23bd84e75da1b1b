# says: Mean and variance carry no graph, so part of the gradient is missing.
# fix: Leave out `detach` and `no_grad`.
# cause: gradient
import torch

def layer_norm(x, weight, bias, eps=1e-5):
    with torch.no_grad():
        mean = x.mean(dim=-1, keepdim=True)
        var = x.var(dim=-1, keepdim=True, unbiased=False)
    return weight * (x - mean) / torch.sqrt(var + eps) + bias
