# says: Your angles are repeated in pairs (θ₀ θ₀ θ₁ θ₁), but your halves need them one after the other.
# fix: Use `cat((θ, θ), -1)`.
# cause: order
import torch

def apply_rope(x, positions, base=10000.0):
    d = x.shape[-1]
    rate = base ** (-torch.arange(0, d, 2, device=x.device).float() / d)
    angle = (positions[:, None].float() * rate).repeat_interleave(2, dim=-1)
    a, b = x.chunk(2, dim=-1)
    return (x * angle.cos() + torch.cat([-b, a], dim=-1) * angle.sin()).to(x.dtype)
