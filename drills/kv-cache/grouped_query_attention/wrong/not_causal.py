# says: Your queries see later tokens too.
# fix: Query i may see only the keys j ≤ i (causal).
# cause: values
import torch

def grouped_query_attention(q, k, v):
    B, Hq, N, d = q.shape
    k = k.repeat_interleave(Hq // k.shape[1], dim=1)
    v = v.repeat_interleave(Hq // v.shape[1], dim=1)
    scores = q @ k.transpose(-2, -1) / d ** 0.5
    return scores.softmax(dim=-1) @ v
