import math

import torch


def t5_relative_bucket(relative_position, bidirectional=True, num_buckets=32, max_distance=128):
    n = num_buckets
    if bidirectional:
        n //= 2
        first = torch.where(relative_position > 0, n, 0)
        distance = relative_position.abs()
    else:
        first = torch.zeros_like(relative_position)
        distance = (-relative_position).clamp(min=0)
    near = n // 2
    growth = torch.log(distance.clamp(min=1) / near) / math.log(max_distance / near)
    far = near + torch.floor(growth * (n - near)).long()
    return first + torch.where(distance < near, distance, far.clamp(max=n - 1))
