# says: You take log d / log max_distance.
# fix: Divide both by n/2 first: log(d/(n/2)) / log(max_distance/(n/2)).
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
    far = half + (torch.log(p.float().clamp(min=1)) / math.log(max_distance) * (n - half)).long()
    return ret + torch.where(p < half, p, far.clamp(max=n - 1))
