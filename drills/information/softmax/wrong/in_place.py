# says: The maximum is subtracted from x itself.
# fix: Write x − maximum, not x −= maximum.
# cause: mutation
import torch

def softmax(x, dim):
    x -= x.amax(dim, keepdim=True)
    e = x.exp()
    return e / e.sum(dim, keepdim=True)
