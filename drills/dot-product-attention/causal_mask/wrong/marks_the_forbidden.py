# cause: True marks what is forbidden instead of what is allowed
# expect: wrong/values
# names: forbidden | may attend
import torch

def causal_mask(n):
    return torch.triu(torch.ones(n, n, dtype=torch.bool), diagonal=1)
