# says: The weighted keys are averaged over the positions; they should be summed.
# fix: Use sum over N: the weights already add up to 1.
# cause: scale
import torch

def additive_attention(query, keys, w_q, w_k, v):
    hidden = torch.tanh((query @ w_q.T).unsqueeze(1) + keys @ w_k.T)
    weights = torch.softmax(hidden @ v, dim=1)
    context = (weights.unsqueeze(-1) * keys).mean(dim=1)
    return context, weights
