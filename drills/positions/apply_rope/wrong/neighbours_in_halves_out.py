# says: Neighbouring channels are paired, and the result is put together in halves.
# fix: Pair channel i with i + d/2.
# cause: order
import torch

def apply_rope(x, positions, base=10000.0):
    d = x.shape[-1]
    rate = base ** (-torch.arange(0, d, 2, device=x.device).float() / d)
    angle = positions[:, None].float() * rate
    a, b = x[..., 0::2], x[..., 1::2]
    return torch.cat([a * angle.cos() - b * angle.sin(), b * angle.cos() + a * angle.sin()], dim=-1).to(x.dtype)
