# cause: the sigmoid is taken for Φ, which gives the SiLU
# expect: wrong/values
# names: SiLU | sigmoid
import torch

def gelu(x):
    return x * torch.sigmoid(x)
