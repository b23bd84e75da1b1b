# says: Only the context comes back; the weights are missing.
# fix: Return both: context, weights.
# cause: type
import torch

def additive_attention(query, keys, w_q, w_k, v):
    hidden = torch.tanh((query @ w_q.T).unsqueeze(1) + keys @ w_k.T)
    weights = torch.softmax(hidden @ v, dim=1)
    context = (weights.unsqueeze(-1) * keys).sum(dim=1)
    return context
