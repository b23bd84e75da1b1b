# says: Mean and variance are taken over the batch, axis 0.
# fix: Take them over the last axis.
# cause: values
import torch

def layer_norm(x, weight, bias, eps=1e-5):
    mean = x.mean(dim=0, keepdim=True)
    var = x.var(dim=0, keepdim=True, unbiased=False)
    return weight * (x - mean) / torch.sqrt(var + eps) + bias
