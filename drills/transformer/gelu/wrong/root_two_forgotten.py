# says: The √2 inside erf is missing: your weight is Φ(x·√2).
# fix: Divide x by √2 inside erf.
# cause: values
import torch

def gelu(x):
    return 0.5 * x * (1 + torch.erf(x))
