# says: You count the singular values that are not 0.
# fix: Each should count by its size, through the entropy.
# cause: values
import torch

def effective_rank(x):
    return torch.linalg.matrix_rank(x - x.mean(dim=0)).to(x.dtype)
