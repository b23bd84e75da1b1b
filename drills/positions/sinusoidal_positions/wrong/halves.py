# cause: the sines stand in the first half and the cosines in the second instead of in turn
# expect: wrong/order
# names: sine | turns
import torch

def sinusoidal_positions(n, d):
    rate = 10000 ** (-torch.arange(0, d, 2) / d)
    angle = torch.arange(n)[:, None] * rate
    return torch.cat([angle.sin(), angle.cos()], dim=-1)
