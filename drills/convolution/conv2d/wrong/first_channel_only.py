# says: Only the first input channel counts.
# fix: The sum runs over all C channels.
# cause: values
import torch
import torch.nn.functional as F

def conv2d(x, weight, bias=None, stride=1, padding=0):
    kh, kw = weight.shape[2:]
    x = F.pad(x, (padding,) * 4)
    p = x.unfold(2, kh, stride).unfold(3, kw, stride)
    out = torch.einsum("bhwij,oij->bohw", p[:, 0], weight[:, 0])
    return out if bias is None else out + bias[:, None, None]
