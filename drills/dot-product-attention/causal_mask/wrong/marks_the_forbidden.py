# says: Your mask marks what is forbidden, j > i.
# fix: In this drill True means “may attend”, j ≤ i.
# cause: values
import torch

def causal_mask(n):
    return torch.triu(torch.ones(n, n, dtype=torch.bool), diagonal=1)
