# cause: one maximum of the whole tensor is subtracted, so that rows far below it underflow to 0/0
# expect: wrong/edge
# names: maximum | whole tensor | along dim
import torch

def softmax(x, dim):
    e = torch.exp(x - x.max())
    return e / e.sum(dim=dim, keepdim=True)
