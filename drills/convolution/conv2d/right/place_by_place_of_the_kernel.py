def conv2d(x, weight, bias=None, stride=1, padding=0):
    B, C, H, W = x.shape
    outputs, _, kh, kw = weight.shape
    frame = x.new_zeros(B, C, H + 2 * padding, W + 2 * padding)
    frame[:, :, padding : padding + H, padding : padding + W] = x
    rows = (H + 2 * padding - kh) // stride + 1
    columns = (W + 2 * padding - kw) // stride + 1
    out = 0 if bias is None else bias.view(1, outputs, 1, 1)
    for i in range(kh):
        for j in range(kw):
            seen = frame[:, :, i : i + rows * stride : stride, j : j + columns * stride : stride]
            seen = seen[:, :, :rows, :columns]
            out = out + (seen.permute(0, 2, 3, 1) @ weight[:, :, i, j].T).permute(0, 3, 1, 2)
    return out
