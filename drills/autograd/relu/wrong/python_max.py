# says: Python's max compares whole tensors, which have no single truth value.
# fix: Compare number by number: torch.where(x > 0, x, 0).
# cause: crash
import torch

def relu(x):
    return max(x, 0)
