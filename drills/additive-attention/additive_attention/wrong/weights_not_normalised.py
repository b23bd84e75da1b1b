# says: The softmax is missing: the scores are used as weights.
# fix: Take the softmax of the scores over N first.
# cause: values
import torch

def additive_attention(query, keys, w_q, w_k, v):
    hidden = torch.tanh((query @ w_q.T).unsqueeze(1) + keys @ w_k.T)
    weights = hidden @ v
    context = (weights.unsqueeze(-1) * keys).sum(dim=1)
    return context, weights
