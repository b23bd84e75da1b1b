# says: The softmax runs over the queries; it should run over the keys.
# fix: Take `softmax(-1)`.
# cause: values
import torch

def grouped_query_attention(q, k, v):
    B, Hq, N, d = q.shape
    k = k.repeat_interleave(Hq // k.shape[1], dim=1)
    v = v.repeat_interleave(Hq // v.shape[1], dim=1)
    scores = q @ k.transpose(-2, -1) / d ** 0.5
    mask = torch.tril(torch.ones(N, N, dtype=torch.bool, device=q.device))
    scores = scores.masked_fill(~mask, -1e9)
    return scores.softmax(dim=-2) @ v
