# says: The bias is not added.
# fix: Add `bias[:, None, None]` when it is not None.
# cause: values
import torch
import torch.nn.functional as F

def conv2d(x, weight, bias=None, stride=1, padding=0):
    kh, kw = weight.shape[2:]
    x = F.pad(x, (padding,) * 4)
    p = x.unfold(2, kh, stride).unfold(3, kw, stride)
    return torch.einsum("bchwij,ocij->bohw", p, weight)
