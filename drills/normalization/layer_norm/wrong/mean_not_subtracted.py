# says: The mean is not subtracted from x.
# fix: Write (x − mean) / root.
# cause: values
import torch

def layer_norm(x, weight, bias, eps=1e-5):
    var = x.var(dim=-1, keepdim=True, unbiased=False)
    return weight * x / torch.sqrt(var + eps) + bias
