# says: The negative numbers of x itself are overwritten.
# fix: Make a new tensor: torch.where(x > 0, x, 0).
# cause: mutation
import torch

def relu(x):
    x[x < 0] = 0
    return x
