# says: That is the approximation by tanh, right to three digits only.
# fix: Use erf.
# cause: values
import math
import torch

def gelu(x):
    return 0.5 * x * (1 + torch.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x ** 3)))
