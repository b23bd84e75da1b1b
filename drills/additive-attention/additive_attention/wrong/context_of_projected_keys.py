# says: The context is a mean of the projected keys (width A).
# fix: Weigh and sum the keys themselves, of width Dk.
# cause: shape
import torch

def additive_attention(query, keys, w_q, w_k, v):
    keys_a = keys @ w_k.T
    hidden = torch.tanh((query @ w_q.T).unsqueeze(1) + keys @ w_k.T)
    weights = torch.softmax(hidden @ v, dim=1)
    context = (weights.unsqueeze(-1) * keys_a).sum(dim=1)
    return context, weights
