import torch


def grouped_query_attention(q, k, v):
    Hq, N, d = q.shape[1:]
    shared = torch.arange(Hq, device=q.device) // (Hq // k.shape[1])
    future = torch.full((N, N), float("-inf"), device=q.device, dtype=q.dtype).triu(1)
    weights = torch.softmax(q @ k[:, shared].mT / d**0.5 + future, dim=-1)
    return weights @ v[:, shared]
