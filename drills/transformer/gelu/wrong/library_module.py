# cause: torch's own GELU is called
# expect: not_allowed/not_allowed
# names: GELU
import torch

def gelu(x):
    return torch.nn.GELU()(x)
