# says: The scores are divided by the root of the number of heads.
# fix: Divide by √d, the width of a head.
# cause: scale
import torch

def grouped_query_attention(q, k, v):
    B, Hq, N, d = q.shape
    k = k.repeat_interleave(Hq // k.shape[1], dim=1)
    v = v.repeat_interleave(Hq // v.shape[1], dim=1)
    scores = q @ k.transpose(-2, -1) / Hq ** 0.5
    mask = torch.tril(torch.ones(N, N, dtype=torch.bool, device=q.device))
    scores = scores.masked_fill(~mask, float("-inf"))
    return scores.softmax(dim=-1) @ v
