# says: One mean and one variance are taken for the whole tensor.
# fix: Take them over the last axis.
# cause: values
import torch

def layer_norm(x, weight, bias, eps=1e-5):
    return weight * (x - x.mean()) / torch.sqrt(x.var(unbiased=False) + eps) + bias
