# cause: not_allowed
# names: GELU
import torch

def gelu(x):
    return torch.nn.GELU()(x)
