# cause: the sum runs over all numbers instead of along dim
# expect: wrong/values
# names: over all axes/all of them together/sum to 1
import torch

def softmax(x, dim):
    e = torch.exp(x - x.max(dim=dim, keepdim=True).values)
    return e / e.sum()
