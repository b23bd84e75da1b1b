# says: `squeeze()` takes away every axis of size 1, not only the last.
# fix: Name the axis: `squeeze(-1)`.
# cause: crash
import torch

def additive_attention(query, keys, w_q, w_k, v):
    hidden = torch.tanh((query @ w_q.T).unsqueeze(1) + keys @ w_k.T)
    weights = torch.softmax((hidden @ v.unsqueeze(-1)).squeeze(), dim=1)
    context = (weights.unsqueeze(-1) * keys).sum(dim=1)
    return context, weights
