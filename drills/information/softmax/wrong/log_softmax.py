# cause: the logarithms of the probabilities are returned, the last exp is missing
# expect: wrong/values
# names: log-softmax
import torch

def softmax(x, dim):
    shifted = x - x.amax(dim, keepdim=True)
    return shifted - shifted.exp().sum(dim, keepdim=True).log()
