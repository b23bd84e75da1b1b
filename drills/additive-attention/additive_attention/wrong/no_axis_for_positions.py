# says: The projected query has no axis for the positions, so it does not line up with the keys.
# fix: Give it one: `(query @ w_q.T).unsqueeze(1)`.
# cause: crash
import torch

def additive_attention(query, keys, w_q, w_k, v):
    hidden = torch.tanh((query @ w_q.T) + keys @ w_k.T)
    weights = torch.softmax(hidden @ v, dim=1)
    context = (weights.unsqueeze(-1) * keys).sum(dim=1)
    return context, weights
