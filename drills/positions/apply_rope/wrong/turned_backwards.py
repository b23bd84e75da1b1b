# says: The rotation goes the wrong way: your code turns by −θ.
# fix: The pair (a, b) becomes (a·cos θ − b·sin θ, b·cos θ + a·sin θ).
# cause: values
import torch

def apply_rope(x, positions, base=10000.0):
    d = x.shape[-1]
    rate = base ** (-torch.arange(0, d, 2, device=x.device).float() / d)
    angle = positions[:, None].float() * rate
    a, b = x.chunk(2, dim=-1)
    return torch.cat([a * angle.cos() + b * angle.sin(), b * angle.cos() - a * angle.sin()], dim=-1).to(x.dtype)
