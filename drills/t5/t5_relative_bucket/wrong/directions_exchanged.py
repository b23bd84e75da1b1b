# says: The two directions are the wrong way round.
# fix: n is added where the key comes later, relative_position > 0.
# cause: order
import math
import torch

def t5_relative_bucket(relative_position, bidirectional=True, num_buckets=32, max_distance=128):
    n = num_buckets
    p = -relative_position
    ret = torch.zeros_like(p)
    if bidirectional:
        n //= 2
        ret = ret + (p > 0).long() * n
        p = p.abs()
    else:
        p = p.clamp(min=0)
    half = n // 2
    far = half + (torch.log(p.float().clamp(min=1) / half) / math.log(max_distance / half) * (n - half)).long()
    far = far.clamp(max=n - 1)
    return ret + torch.where(p < half, p, far)
