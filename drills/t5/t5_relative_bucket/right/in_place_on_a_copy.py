import math

import torch


def t5_relative_bucket(relative_position, bidirectional=True, num_buckets=32, max_distance=128):
    result = torch.zeros_like(relative_position)
    if bidirectional:
        num_buckets = num_buckets // 2
        result[relative_position > 0] = num_buckets
        distance = torch.abs(relative_position)
    else:
        distance = -torch.minimum(relative_position, torch.zeros_like(relative_position))
    exact = num_buckets // 2
    is_far = distance >= exact
    scaled = (
        torch.log(distance[is_far].float() / exact) / math.log(max_distance / exact) * (num_buckets - exact)
    )
    result[is_far] += (exact + scaled.long()).clamp_(max=num_buckets - 1)
    result[~is_far] += distance[~is_far]
    return result
