# says: You round up.
# fix: The formula rounds down (floor).
# cause: values
import math
import torch

def t5_relative_bucket(relative_position, bidirectional=True, num_buckets=32, max_distance=128):
    n = num_buckets
    ret = torch.zeros_like(relative_position)
    if bidirectional:
        n //= 2
        ret += (relative_position > 0).long() * n
        p = relative_position.abs()
    else:
        p = (-relative_position).clamp(min=0)
    half = n // 2
    far = half + torch.ceil(torch.log(p.float().clamp(min=1) / half) / math.log(max_distance / half) * (n - half)).long()
    return ret + torch.where(p < half, p, far.clamp(max=n - 1))
