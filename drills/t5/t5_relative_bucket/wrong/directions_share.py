# says: You share the buckets of both directions.
# fix: Add n where the key comes later.
# cause: values
import math
import torch

def t5_relative_bucket(relative_position, bidirectional=True, num_buckets=32, max_distance=128):
    n = num_buckets
    ret = torch.zeros_like(relative_position)
    if bidirectional:
        n //= 2
        p = relative_position.abs()
    else:
        p = (-relative_position).clamp(min=0)
    half = n // 2
    far = half + (torch.log(p.float().clamp(min=1) / half) / math.log(max_distance / half) * (n - half)).long()
    return ret + torch.where(p < half, p, far.clamp(max=n - 1))
