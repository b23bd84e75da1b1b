# cause: repeat gives the query heads the kv heads in turn instead of one to neighbours
# expect: wrong/order
# names: repeat_interleave | neighbours
import torch

def grouped_query_attention(q, k, v):
    B, Hq, N, d = q.shape
    k = k.repeat(1, Hq // k.shape[1], 1, 1)
    v = v.repeat(1, Hq // v.shape[1], 1, 1)
    scores = q @ k.transpose(-2, -1) / d ** 0.5
    mask = torch.tril(torch.ones(N, N, dtype=torch.bool, device=q.device))
    scores = scores.masked_fill(~mask, float("-inf"))
    return scores.softmax(dim=-1) @ v
