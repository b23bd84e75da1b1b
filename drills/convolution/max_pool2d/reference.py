def max_pool2d(x, size, stride=None):
    stride = size if stride is None else stride
    windows = x.unfold(2, size, stride).unfold(3, size, stride)
    return windows.amax(dim=(-2, -1))
