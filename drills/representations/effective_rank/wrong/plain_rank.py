# cause: the singular values that are not zero are counted
# expect: wrong/values
# names: count | entropy/size
import torch

def effective_rank(x):
    return torch.linalg.matrix_rank(x - x.mean(dim=0)).to(x.dtype)
