import math

import torch


def grouped_query_attention(q, k, v):
    _, Hq, N, d = q.shape
    group = Hq // k.shape[1]
    keys = k.repeat_interleave(group, dim=1)
    values = v.repeat_interleave(group, dim=1)
    scores = q @ keys.transpose(-2, -1) / math.sqrt(d)
    seen = torch.ones(N, N, dtype=torch.bool, device=q.device).tril()
    scores = scores.masked_fill(~seen, -math.inf)
    return scores.softmax(dim=-1) @ values
