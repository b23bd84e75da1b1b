import torch


def drop_path(x, p, training=True):
    if not training:
        return x
    out = []
    for sample in x:
        if torch.rand(()).item() < p:
            out.append(sample * 0)
        else:
            out.append(sample / (1 - p))
    return torch.stack(out)
