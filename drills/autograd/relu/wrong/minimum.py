# cause: the negative part is kept instead of the positive one
# expect: wrong/values
# names: negative
import torch

def relu(x):
    return torch.where(x < 0, x, torch.zeros_like(x))
