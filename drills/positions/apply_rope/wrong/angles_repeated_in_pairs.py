# cause: the angles are repeated in pairs while the numbers are turned in halves
# expect: wrong/order
# names: angles | pairs | halves
import torch

def apply_rope(x, positions, base=10000.0):
    d = x.shape[-1]
    rate = base ** (-torch.arange(0, d, 2, device=x.device).float() / d)
    angle = (positions[:, None].float() * rate).repeat_interleave(2, dim=-1)
    a, b = x.chunk(2, dim=-1)
    return (x * angle.cos() + torch.cat([-b, a], dim=-1) * angle.sin()).to(x.dtype)
