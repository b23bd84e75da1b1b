import torch


def apply_rope(x, positions, base=10000.0):
    """Turning a pair is multiplying a complex number by e^(iθ)."""
    wide = x if x.dtype == torch.float64 else x.float()
    a, b = wide.unflatten(-1, (2, -1)).unbind(-2)
    exponent = torch.arange(a.shape[-1], device=x.device) * (2.0 / x.shape[-1])
    angle = (positions[:, None] * base**-exponent).to(wide.dtype)
    pair = torch.complex(a, b) * torch.polar(torch.ones_like(angle), angle)
    return torch.cat([pair.real, pair.imag], dim=-1).to(x.dtype)
