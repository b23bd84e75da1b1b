# says: The scores are not divided by √d.
# fix: Divide by `q.shape[-1] ** 0.5`.
# cause: scale
import torch

def grouped_query_attention(q, k, v):
    B, Hq, N, d = q.shape
    k = k.repeat_interleave(Hq // k.shape[1], dim=1)
    v = v.repeat_interleave(Hq // v.shape[1], dim=1)
    scores = q @ k.transpose(-2, -1)
    mask = torch.tril(torch.ones(N, N, dtype=torch.bool, device=q.device))
    scores = scores.masked_fill(~mask, float("-inf"))
    return scores.softmax(dim=-1) @ v
