# says: The tanh is missing.
# fix: Take it of the sum of both projections; without it the query cancels in the softmax.
# cause: values
import torch

def additive_attention(query, keys, w_q, w_k, v):
    hidden = (query @ w_q.T).unsqueeze(1) + keys @ w_k.T
    weights = torch.softmax(hidden @ v, dim=1)
    context = (weights.unsqueeze(-1) * keys).sum(dim=1)
    return context, weights
