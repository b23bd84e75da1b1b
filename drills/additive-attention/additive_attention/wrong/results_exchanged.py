# says: The two results come in the wrong order.
# fix: Context first, then weights.
# cause: order
import torch

def additive_attention(query, keys, w_q, w_k, v):
    hidden = torch.tanh((query @ w_q.T).unsqueeze(1) + keys @ w_k.T)
    weights = torch.softmax(hidden @ v, dim=1)
    context = (weights.unsqueeze(-1) * keys).sum(dim=1)
    return weights, context
