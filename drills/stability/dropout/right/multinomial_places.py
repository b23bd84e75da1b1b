import torch


def dropout(x, p, training=True):
    if not training:
        return x
    out = torch.zeros_like(x).flatten()
    coins = torch.multinomial(torch.tensor([p, 1 - p], device=x.device), x.numel(), replacement=True)
    kept = coins.nonzero().squeeze(1)
    if p < 1:
        out = out.index_add(0, kept, x.flatten()[kept] / (1 - p))
    return out.reshape(x.shape)
