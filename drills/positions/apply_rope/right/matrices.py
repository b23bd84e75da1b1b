import math

import torch


def apply_rope(x, positions, base=10000.0):
    """A 2×2 rotation for each token and pair."""
    d = x.shape[-1]
    i = torch.arange(d // 2, device=x.device)
    angle = positions.view(-1, 1).float() * torch.exp(i * (-2 * math.log(base) / d))
    c, s = angle.cos(), angle.sin()
    rotation = torch.stack([torch.stack([c, -s], -1), torch.stack([s, c], -1)], -2)  # (N, d/2, 2, 2)
    pairs = torch.stack(x.to(torch.promote_types(x.dtype, torch.float32)).chunk(2, -1), -1)
    turned = torch.einsum("nprc,bhnpc->bhnrp", rotation.to(pairs.dtype), pairs)
    return turned.flatten(-2).to(x.dtype)
