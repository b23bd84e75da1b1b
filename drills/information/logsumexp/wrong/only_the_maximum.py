# cause: the maximum alone is returned, without the logarithm of the sum
# expect: wrong/values
# names: maximum
import torch

def logsumexp(x, dim):
    return x.max(dim).values
