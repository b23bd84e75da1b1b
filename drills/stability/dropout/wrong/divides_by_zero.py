# says: With p = 1 you divide by 0.
# fix: Return zeros when p is 1.
# cause: crash
import torch

def dropout(x, p, training=True):
    if not training:
        return x
    scale = 1 / (1 - p)
    return x * (torch.rand(x.shape) >= p) * scale
