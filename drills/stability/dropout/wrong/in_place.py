# says: The dropped numbers are overwritten in x itself.
# fix: Multiply into a new tensor.
# cause: mutation
import torch

def dropout(x, p, training=True):
    if not training:
        return x
    x[torch.rand(x.shape) < p] = 0
    return x / (1 - p) if p < 1 else x
