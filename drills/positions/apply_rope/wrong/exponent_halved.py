# says: The exponent is −i/d in your code; it should be −2i/d.
# fix: Use −2i/d, with i = 0 … d/2 − 1 the number of the pair.
# cause: scale
import torch

def apply_rope(x, positions, base=10000.0):
    d = x.shape[-1]
    rate = base ** (-torch.arange(d // 2, device=x.device).float() / d)
    angle = positions[:, None].float() * rate
    a, b = x.chunk(2, dim=-1)
    return torch.cat([a * angle.cos() - b * angle.sin(), b * angle.cos() + a * angle.sin()], dim=-1).to(x.dtype)
