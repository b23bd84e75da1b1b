# says: The √2 is missing or on the wrong side: your weight is Φ(x·√2).
# fix: erf takes x/√2.
# cause: values
import torch

def gelu(x):
    return 0.5 * x * (1 + torch.erf(x))
