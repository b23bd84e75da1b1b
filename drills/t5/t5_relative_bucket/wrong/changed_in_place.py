# says: The sign is taken off relative_position in place.
# fix: Use abs(), not abs_().
# cause: mutation
import math
import torch

def t5_relative_bucket(relative_position, bidirectional=True, num_buckets=32, max_distance=128):
    n = num_buckets
    ret = torch.zeros_like(relative_position)
    p = relative_position
    if bidirectional:
        n //= 2
        ret += (p > 0).long() * n
        p.abs_()
    else:
        p = (-p).clamp(min=0)
    half = n // 2
    far = half + (torch.log(p.float().clamp(min=1) / half) / math.log(max_distance / half) * (n - half)).long()
    return ret + torch.where(p < half, p, far.clamp(max=n - 1))
