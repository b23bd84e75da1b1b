# says: The mask is float32, which turns bfloat16 into float32.
# fix: Use the boolean mask itself, or cast it to x.dtype.
# cause: dtype
import torch

def relu(x):
    return x * (x > 0).float()
