import torch


def grouped_query_attention(q, k, v):
    B, Hq, N, d = q.shape
    grouped = q.reshape(B, k.shape[1], -1, N, d)
    scores = torch.einsum("bgqid,bgjd->bgqij", grouped, k) * d**-0.5
    position = torch.arange(N, device=q.device)
    scores = scores.masked_fill(position > position[:, None], float("-inf"))
    return torch.einsum("bgqij,bgjd->bgqid", scores.softmax(-1), v).reshape(B, Hq, N, d)
