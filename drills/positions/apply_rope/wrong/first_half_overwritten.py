# cause: the first half is overwritten before the second one needs it
# expect: wrong/values
# names: after it was turned | old
import torch

def apply_rope(x, positions, base=10000.0):
    d = x.shape[-1]
    rate = base ** (-torch.arange(0, d, 2, device=x.device).float() / d)
    angle = positions[:, None].float() * rate
    a, b = x.chunk(2, dim=-1)
    a = a * angle.cos() - b * angle.sin()
    b = b * angle.cos() + a * angle.sin()
    return torch.cat([a, b], dim=-1).to(x.dtype)
