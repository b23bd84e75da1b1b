# says: That is x·σ(x), the SiLU.
# fix: Weigh with Φ, the normal distribution, not with the sigmoid.
# cause: values
import torch

def gelu(x):
    return x * torch.sigmoid(x)
