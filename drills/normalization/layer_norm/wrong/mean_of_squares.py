# cause: the variance is the mean of the squares less the square of the mean, which loses all digits far from zero
# expect: wrong/values
# names: digits | far from zero
import torch

def layer_norm(x, weight, bias, eps=1e-5):
    mean = x.mean(dim=-1, keepdim=True)
    var = (x * x).mean(dim=-1, keepdim=True) - mean * mean
    return weight * (x - mean) / torch.sqrt(var.clamp(min=0) + eps) + bias
