import torch


def max_pool2d(x, size, stride=None):
    step = stride or size
    rows = (x.shape[2] - size) // step + 1
    columns = (x.shape[3] - size) // step + 1
    best = None
    for i in range(size):
        for j in range(size):
            seen = x[:, :, i::step, j::step][:, :, :rows, :columns]
            best = seen if best is None else torch.maximum(best, seen)
    return best
