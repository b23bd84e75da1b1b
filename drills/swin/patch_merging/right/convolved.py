from torch.nn import functional


def patch_merging(x, weight):
    C = x.shape[-1]
    kernel = weight.reshape(2 * C, 2, 2, C).permute(0, 3, 2, 1)
    return functional.conv2d(x.permute(0, 3, 1, 2), kernel, stride=2).permute(0, 2, 3, 1)
