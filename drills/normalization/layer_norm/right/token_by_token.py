import torch


def layer_norm(x, weight, bias, eps=1e-5):
    out = []
    for token in x.reshape(-1, x.shape[-1]):
        deviation = token - token.mean()
        out.append(deviation / (deviation.pow(2).mean() + eps) ** 0.5)
    return torch.stack(out).reshape(x.shape) * weight + bias
