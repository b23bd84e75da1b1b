import torch


def alibi_bias(n_heads, n):
    """The slopes are the powers of the first one."""
    first = 2 ** (-8 / n_heads)
    slopes = torch.tensor([first ** (k + 1) for k in range(n_heads)])
    back = torch.arange(n)[None, :] - torch.arange(n)[:, None]
    future = torch.full((n, n), float("-inf")).triu(1)
    return torch.einsum("h,ij->hij", slopes, back.tril().float()) + future
