# says: Every query head uses the first kv head.
# fix: Head j should use kv head `j // (Hq/Hkv)`.
# cause: values
import torch

def grouped_query_attention(q, k, v):
    B, Hq, N, d = q.shape
    k = k[:, :1]
    v = v[:, :1]
    scores = q @ k.transpose(-2, -1) / d ** 0.5
    mask = torch.tril(torch.ones(N, N, dtype=torch.bool, device=q.device))
    scores = scores.masked_fill(~mask, float("-inf"))
    return scores.softmax(dim=-1) @ v
