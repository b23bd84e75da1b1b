# says: Your kernel is flipped; here it is laid on the image as it is.
# fix: Leave the flip out.
# cause: order
import torch
import torch.nn.functional as F

def conv2d(x, weight, bias=None, stride=1, padding=0):
    kh, kw = weight.shape[2:]
    x = F.pad(x, (padding,) * 4)
    p = x.unfold(2, kh, stride).unfold(3, kw, stride)
    out = torch.einsum("bchwij,ocij->bohw", p, weight.flip(2, 3))
    return out if bias is None else out + bias[:, None, None]
