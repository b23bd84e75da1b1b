# says: The last row and column are missing.
# fix: Add 1 to the number of steps: ⌊(H + 2·padding − kh)/stride⌋ + 1 rows, columns likewise.
# cause: shape
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
