# says: There is an axis for the batch in front; (n, d) is asked for.
# fix: Return the table itself.
# cause: shape
import torch

def sinusoidal_positions(n, d):
    angle = torch.arange(n)[:, None] * 10000 ** (-torch.arange(0, d, 2) / d)
    return torch.stack([angle.sin(), angle.cos()], dim=-1).reshape(1, n, d)
