import torch


def additive_attention(query, keys, w_q, w_k, v):
    asked = (query @ w_q.T)[:, None]
    offered = keys @ w_k.T
    energies = torch.tanh(asked + offered) @ v
    weights = energies.softmax(dim=-1)
    context = (weights[:, :, None] * keys).sum(dim=1)
    return context, weights
