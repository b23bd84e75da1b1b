# says: Your negative numbers keep a part of themselves, as in a leaky ReLU.
# fix: Set them to 0.
# cause: edge
import torch

def relu(x):
    return torch.where(x > 0, x, 0.01 * x)
