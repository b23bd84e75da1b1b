import math

import torch


def t5_relative_bucket(relative_position, bidirectional=True, num_buckets=32, max_distance=128):
    """Where each bucket begins is known beforehand; the rest is counting how many begin at or below d."""
    n = num_buckets // 2 if bidirectional else num_buckets
    near = n // 2
    width = math.log(max_distance / near) / (n - near)
    begins = [*range(1, near + 1), *(near * math.exp(width * step) for step in range(1, n - near))]
    starts = torch.tensor(begins, dtype=torch.float64, device=relative_position.device)
    d = relative_position.abs() if bidirectional else relative_position.neg().clamp(min=0)
    bucket = torch.searchsorted(starts, d.double(), right=True)
    return bucket + n * (relative_position > 0) if bidirectional else bucket
