# says: Every token sees every other: nothing was cut off.
# fix: Take `tril()` of the ones.
# cause: values
import torch

def causal_mask(n):
    mask = torch.ones(n, n, dtype=torch.bool)
    torch.tril(mask)
    return mask
