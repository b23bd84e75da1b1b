# says: `stride` is ignored.
# fix: Let the windows begin stride rows and columns apart.
# cause: values
import torch
import torch.nn.functional as F

def conv2d(x, weight, bias=None, stride=1, padding=0):
    kh, kw = weight.shape[2:]
    x = F.pad(x, (padding,) * 4)
    p = x.unfold(2, kh, 1).unfold(3, kw, 1)
    out = torch.einsum("bchwij,ocij->bohw", p, weight)
    return out if bias is None else out + bias[:, None, None]
