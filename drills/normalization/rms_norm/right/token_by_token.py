import torch


def rms_norm(x, weight, eps=1e-6):
    rows = []
    for token in x.reshape(-1, x.size(-1)):
        exact = token.double()
        rows.append(exact * (exact.dot(exact) / exact.numel() + eps) ** -0.5 * weight.double())
    return torch.stack(rows).view(x.shape).to(x.dtype)
