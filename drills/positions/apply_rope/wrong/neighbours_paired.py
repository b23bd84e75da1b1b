# says: Your code pairs neighbours, channel 2i with 2i + 1 (interleaved).
# fix: Here channel i goes with channel i + d/2 (two halves).
# cause: order
import torch

def apply_rope(x, positions, base=10000.0):
    d = x.shape[-1]
    rate = base ** (-torch.arange(0, d, 2, device=x.device).float() / d)
    angle = positions[:, None].float() * rate
    a, b = x[..., 0::2], x[..., 1::2]
    out = torch.stack([a * angle.cos() - b * angle.sin(), b * angle.cos() + a * angle.sin()], dim=-1)
    return out.flatten(-2).to(x.dtype)
