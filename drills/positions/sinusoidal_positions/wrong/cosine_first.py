# cause: the cosine stands in the even columns and the sine in the odd ones
# expect: wrong/order
# names: order/sin/cos
import torch

def sinusoidal_positions(n, d):
    table = torch.zeros(n, d)
    angle = torch.arange(n)[:, None] * 10000 ** (-torch.arange(0, d, 2) / d)
    table[:, 0::2] = angle.cos()
    table[:, 1::2] = angle.sin()
    return table
