# says: Your angles are computed in the dtype of x, where bfloat16 cannot tell 2989 from 2991.
# fix: Compute them in float32 and cast at the end.
# cause: values
import torch

def apply_rope(x, positions, base=10000.0):
    d = x.shape[-1]
    rate = (base ** (-torch.arange(0, d, 2, device=x.device) / d)).to(x.dtype)
    angle = positions[:, None].to(x.dtype) * rate
    a, b = x.chunk(2, dim=-1)
    return torch.cat([a * angle.cos() - b * angle.sin(), b * angle.cos() + a * angle.sin()], dim=-1)
