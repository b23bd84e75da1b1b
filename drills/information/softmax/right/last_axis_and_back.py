import torch


def softmax(x, dim):
    last = x.transpose(dim, -1)
    top, _ = torch.max(last, dim=-1)
    powers = torch.exp(last - top.detach().unsqueeze(-1))
    total = torch.einsum("...n->...", powers)
    return (powers / total[..., None]).transpose(dim, -1)
