# cause: the result is float32 whatever came in
# expect: wrong/dtype
# names: float32
import torch

def softmax(x, dim):
    x = x.float()
    e = torch.exp(x - x.amax(dim, keepdim=True))
    return e / e.sum(dim, keepdim=True)
