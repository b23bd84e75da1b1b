# says: That is the absolute value: negative numbers should become 0.
# fix: Use torch.where(x > 0, x, 0).
# cause: values
import torch

def relu(x):
    return x.abs()
