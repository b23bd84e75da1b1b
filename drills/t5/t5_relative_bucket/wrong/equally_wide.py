# says: Your far buckets are equally wide.
# fix: They widen with the logarithm of the distance.
# cause: values
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
    far = half + ((p - half) / (max_distance - half) * (n - half)).long()
    return ret + torch.where(p < half, p, far.clamp(max=n - 1))
