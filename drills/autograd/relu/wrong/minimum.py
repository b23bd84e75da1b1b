# says: That is the negative part.
# fix: Keep the positive numbers and set the others to 0.
# cause: values
import torch

def relu(x):
    return torch.where(x < 0, x, torch.zeros_like(x))
