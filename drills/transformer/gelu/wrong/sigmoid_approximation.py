# says: That is the approximation x·σ(1.702·x), right to two digits only.
# fix: Use erf.
# cause: values
import torch

def gelu(x):
    return x * torch.sigmoid(1.702 * x)
