# says: The logarithms of the probabilities come back.
# fix: Take exp at the end.
# cause: values
import torch

def softmax(x, dim):
    shifted = x - x.amax(dim, keepdim=True)
    return shifted - shifted.exp().sum(dim, keepdim=True).log()
