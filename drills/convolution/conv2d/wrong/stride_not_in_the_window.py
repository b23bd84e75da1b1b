# says: The windows always move by one pixel; `stride` only shrinks the output.
# fix: Begin window (i, j) at (i·stride, j·stride).
# cause: values
import torch
import torch.nn.functional as F

def conv2d(x, weight, bias=None, stride=1, padding=0):
    O, C, kh, kw = weight.shape
    x = F.pad(x, (padding,) * 4)
    H, W = (x.shape[2] - kh) // stride + 1, (x.shape[3] - kw) // stride + 1
    out = torch.zeros(x.shape[0], O, H, W, dtype=x.dtype)
    for i in range(H):
        for j in range(W):
            window = x[:, :, i:i + kh, j:j + kw]
            out[:, :, i, j] = torch.einsum("bcij,ocij->bo", window, weight)
    return out if bias is None else out + bias[:, None, None]
