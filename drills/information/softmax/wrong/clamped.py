# cause: the scores are clamped against overflow, which makes large ones equal
# expect: wrong/edge
# names: clamp | maximum
import torch

def softmax(x, dim):
    e = x.clamp(-50, 50).exp()
    return e / e.sum(dim, keepdim=True)
