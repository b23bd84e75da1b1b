# cause: torch's own linear is called
# expect: not_allowed/not_allowed
# names: linear
import torch
import torch.nn.functional as F

def linear(x, weight, bias=None):
    return F.linear(x, weight, bias)
