# says: `padding` is ignored.
# fix: Put that many zeros around the image first: `F.pad`.
# cause: values
import torch

def conv2d(x, weight, bias=None, stride=1, padding=0):
    kh, kw = weight.shape[2:]
    p = x.unfold(2, kh, stride).unfold(3, kw, stride)
    out = torch.einsum("bchwij,ocij->bohw", p, weight)
    return out if bias is None else out + bias[:, None, None]
