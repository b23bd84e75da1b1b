# cause: the +1 in the size of the output is forgotten, so that the last row and column are missing
# expect: wrong/shape
# names: last | + 1
import torch
import torch.nn.functional as F

def conv2d(x, weight, bias=None, stride=1, padding=0):
    O, C, kh, kw = weight.shape
    x = F.pad(x, (padding,) * 4)
    H, W = (x.shape[2] - kh) // stride, (x.shape[3] - kw) // stride
    out = torch.zeros(x.shape[0], O, H, W, dtype=x.dtype)
    for i in range(H):
        for j in range(W):
            window = x[:, :, i * stride:i * stride + kh, j * stride:j * stride + kw]
            out[:, :, i, j] = torch.einsum("bcij,ocij->bo", window, weight)
    return out if bias is None else out + bias[:, None, None]
