# says: The network uses the sigmoid; tanh belongs there.
# fix: Apply `torch.tanh` to the sum of the projections.
# cause: values
import torch

def additive_attention(query, keys, w_q, w_k, v):
    hidden = torch.sigmoid((query @ w_q.T).unsqueeze(1) + keys @ w_k.T)
    weights = torch.softmax(hidden @ v, dim=1)
    context = (weights.unsqueeze(-1) * keys).sum(dim=1)
    return context, weights
