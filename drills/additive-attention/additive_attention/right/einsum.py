import torch


def additive_attention(query, keys, w_q, w_k, v):
    hidden = torch.einsum("bnd,ad->bna", keys, w_k) + torch.einsum("bd,ad->ba", query, w_q).unsqueeze(1)
    weights = torch.softmax(torch.einsum("bna,a->bn", hidden.tanh(), v), dim=-1)
    return torch.einsum("bn,bnd->bd", weights, keys), weights
