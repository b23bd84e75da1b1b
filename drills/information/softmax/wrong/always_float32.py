# says: The result is float32 whatever came in.
# fix: Keep the dtype of x.
# cause: dtype
import torch

def softmax(x, dim):
    x = x.float()
    e = torch.exp(x - x.amax(dim, keepdim=True))
    return e / e.sum(dim, keepdim=True)
