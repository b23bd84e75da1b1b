import torch
from torch.nn import functional


def info_nce(a, b, temperature=0.1):
    S = functional.cosine_similarity(a[:, None], b[None], dim=-1) / temperature
    labels = torch.arange(len(S), device=S.device)
    return (functional.cross_entropy(S, labels) + functional.cross_entropy(S.T, labels)) / 2
