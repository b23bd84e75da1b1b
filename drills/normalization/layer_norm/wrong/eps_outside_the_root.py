# says: eps is added to the standard deviation; it belongs under the root.
# fix: Take the root of var + eps.
# cause: values
import torch

def layer_norm(x, weight, bias, eps=1e-5):
    mean = x.mean(dim=-1, keepdim=True)
    std = x.std(dim=-1, keepdim=True, unbiased=False)
    return weight * (x - mean) / (std + eps) + bias
