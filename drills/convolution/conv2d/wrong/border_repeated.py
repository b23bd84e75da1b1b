# says: You pad with copies of the border; zeros are asked for.
# fix: Use `F.pad` without a mode.
# cause: edge
import torch
import torch.nn.functional as F

def conv2d(x, weight, bias=None, stride=1, padding=0):
    kh, kw = weight.shape[2:]
    x = F.pad(x, (padding,) * 4, mode="replicate")
    p = x.unfold(2, kh, stride).unfold(3, kw, stride)
    out = torch.einsum("bchwij,ocij->bohw", p, weight)
    return out if bias is None else out + bias[:, None, None]
