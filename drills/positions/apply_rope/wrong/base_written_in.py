# says: 10000 is written into the code; `base` is ignored.
# fix: Use the argument `base`.
# cause: values
import torch

def apply_rope(x, positions, base=10000.0):
    d = x.shape[-1]
    rate = 10000 ** (-torch.arange(0, d, 2, device=x.device).float() / d)
    angle = positions[:, None].float() * rate
    a, b = x.chunk(2, dim=-1)
    return torch.cat([a * angle.cos() - b * angle.sin(), b * angle.cos() + a * angle.sin()], dim=-1).to(x.dtype)
