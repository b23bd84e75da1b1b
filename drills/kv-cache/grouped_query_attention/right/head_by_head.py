import torch


def grouped_query_attention(q, k, v):
    """Query by query, over the keys that it may see."""
    B, Hq, N, d = q.shape
    out = torch.zeros(B, Hq, N, d, dtype=q.dtype, device=q.device)
    for j in range(Hq):
        keys, values = k[:, j * k.shape[1] // Hq], v[:, j * v.shape[1] // Hq]
        for i in range(N):
            scores = (keys[:, : i + 1] * q[:, j, i, None]).sum(-1) / d**0.5
            out[:, j, i] = (scores.softmax(-1)[..., None] * values[:, : i + 1]).sum(1)
    return out
