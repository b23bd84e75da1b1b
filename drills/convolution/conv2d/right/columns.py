import torch.nn.functional as functional


def conv2d(x, weight, bias=None, stride=1, padding=0):
    B, H = x.shape[0], x.shape[2]
    outputs, _, kh, kw = weight.shape
    columns = functional.unfold(x, (kh, kw), padding=padding, stride=stride)
    out = weight.reshape(outputs, -1) @ columns
    if bias is not None:
        out = out + bias.view(-1, 1)
    return out.view(B, outputs, (H + 2 * padding - kh) // stride + 1, -1)
