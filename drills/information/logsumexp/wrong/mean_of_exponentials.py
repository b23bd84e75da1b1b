# cause: the mean of the exponentials is taken instead of their sum
# expect: wrong/scale
# names: mean | sum
import torch

def logsumexp(x, dim):
    m = x.amax(dim, keepdim=True)
    m = torch.where(m.isinf(), torch.zeros_like(m), m)
    return torch.log(torch.exp(x - m).mean(dim)) + m.squeeze(dim)
