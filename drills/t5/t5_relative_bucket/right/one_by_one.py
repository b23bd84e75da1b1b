import math

import torch


def t5_relative_bucket(relative_position, bidirectional=True, num_buckets=32, max_distance=128):
    n = num_buckets // (2 if bidirectional else 1)

    def bucket(p):
        offset = n if bidirectional and p > 0 else 0
        d = abs(p) if bidirectional else max(-p, 0)
        if d < n / 2:
            return offset + d
        share = math.log2(2 * d / n) / math.log2(2 * max_distance / n)
        return offset + min(n // 2 + int(share * (n // 2)), n - 1)

    flat = [bucket(p) for p in relative_position.flatten().tolist()]
    made = torch.tensor(flat, dtype=torch.long, device=relative_position.device)
    return made.view(relative_position.shape)
