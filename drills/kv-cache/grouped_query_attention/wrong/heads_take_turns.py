# says: Your query heads take turns at the kv heads (0, 1, 0, 1).
# fix: Neighbours should share one (0, 0, 1, 1): `repeat_interleave`, not `repeat`.
# cause: order
import torch

def grouped_query_attention(q, k, v):
    B, Hq, N, d = q.shape
    k = k.repeat(1, Hq // k.shape[1], 1, 1)
    v = v.repeat(1, Hq // v.shape[1], 1, 1)
    scores = q @ k.transpose(-2, -1) / d ** 0.5
    mask = torch.tril(torch.ones(N, N, dtype=torch.bool, device=q.device))
    scores = scores.masked_fill(~mask, float("-inf"))
    return scores.softmax(dim=-1) @ v
