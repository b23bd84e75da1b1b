# says: Negative maxima have become 0.
# fix: Do not begin with zeros, nor pad with them.
# cause: edge
import torch

def max_pool2d(x, size, stride=None):
    stride = stride or size
    B, C, H, W = x.shape
    h, w = (H - size) // stride + 1, (W - size) // stride + 1
    out = torch.zeros(B, C, h, w, dtype=x.dtype)
    for i in range(size):
        for j in range(size):
            out = torch.maximum(out, x[:, :, i::stride, j::stride][:, :, :h, :w])
    return out
