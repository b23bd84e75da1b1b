# says: The result is filled with `.item()`, so no gradient flows.
# fix: Write the tensors themselves into the result.
# cause: gradient
import torch
import torch.nn.functional as F

def conv2d(x, weight, bias=None, stride=1, padding=0):
    O, C, kh, kw = weight.shape
    x = F.pad(x, (padding,) * 4)
    H, W = (x.shape[2] - kh) // stride + 1, (x.shape[3] - kw) // stride + 1
    out = torch.zeros(x.shape[0], O, H, W, dtype=x.dtype)
    for b in range(x.shape[0]):
        for o in range(O):
            for i in range(H):
                for j in range(W):
                    window = x[b, :, i * stride:i * stride + kh, j * stride:j * stride + kw]
                    out[b, o, i, j] = (window * weight[o]).sum().item() + (0 if bias is None else bias[o].item())
    return out
