# cause: one mean and one variance for the whole tensor
# expect: wrong/values
# names: over all axes
import torch

def layer_norm(x, weight, bias, eps=1e-5):
    return weight * (x - x.mean()) / torch.sqrt(x.var(unbiased=False) + eps) + bias
