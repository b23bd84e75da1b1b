# says: The weight's two channel axes are exchanged: axis 0 is the output channel.
# fix: Sum over axis 1 of the weight.
# cause: crash
import torch
import torch.nn.functional as F

def conv2d(x, weight, bias=None, stride=1, padding=0):
    kh, kw = weight.shape[2:]
    x = F.pad(x, (padding,) * 4)
    p = x.unfold(2, kh, stride).unfold(3, kw, stride)
    out = torch.einsum("bchwij,coij->bohw", p, weight)
    return out if bias is None else out + bias[:, None, None]
