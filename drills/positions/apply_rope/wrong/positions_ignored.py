# says: The tokens are counted from 0; `positions` is ignored.
# fix: Use `positions` for the angles.
# cause: values
import torch

def apply_rope(x, positions, base=10000.0):
    N, d = x.shape[-2:]
    rate = base ** (-torch.arange(0, d, 2, device=x.device).float() / d)
    angle = torch.arange(N, device=x.device)[:, None].float() * rate
    a, b = x.chunk(2, dim=-1)
    return torch.cat([a * angle.cos() - b * angle.sin(), b * angle.cos() + a * angle.sin()], dim=-1).to(x.dtype)
