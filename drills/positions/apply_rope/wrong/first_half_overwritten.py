# says: Your second line uses the first half after it was turned.
# fix: Both lines need the old a and b: give the results other names.
# cause: values
import torch

def apply_rope(x, positions, base=10000.0):
    d = x.shape[-1]
    rate = base ** (-torch.arange(0, d, 2, device=x.device).float() / d)
    angle = positions[:, None].float() * rate
    a, b = x.chunk(2, dim=-1)
    a = a * angle.cos() - b * angle.sin()
    b = b * angle.cos() + a * angle.sin()
    return torch.cat([a, b], dim=-1).to(x.dtype)
