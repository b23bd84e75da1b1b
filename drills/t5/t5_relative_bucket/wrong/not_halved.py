# says: You use all num_buckets for the distances, although there are two directions.
# fix: Each direction has n = num_buckets/2.
# cause: values
import math
import torch

def t5_relative_bucket(relative_position, bidirectional=True, num_buckets=32, max_distance=128):
    n = num_buckets
    ret = 0
    if bidirectional:
        ret = (relative_position > 0).long() * (n // 2)
        p = relative_position.abs()
    else:
        p = (-relative_position).clamp(min=0)
    half = n // 2
    far = half + (torch.log(p.float().clamp(min=1) / half) / math.log(max_distance / half) * (n - half)).long()
    return ret + torch.where(p < half, p, far.clamp(max=n - 1))
