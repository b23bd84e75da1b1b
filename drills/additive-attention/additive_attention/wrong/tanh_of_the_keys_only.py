# says: The query has no effect in your code.
# fix: It must be added to the projected keys before the tanh, or it cancels in the softmax.
# cause: values
import torch

def additive_attention(query, keys, w_q, w_k, v):
    hidden = (query @ w_q.T).unsqueeze(1) + torch.tanh(keys @ w_k.T)
    weights = torch.softmax(hidden @ v, dim=1)
    context = (weights.unsqueeze(-1) * keys).sum(dim=1)
    return context, weights
