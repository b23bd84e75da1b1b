# says: Your score is a dot product of the projections (multiplicative attention).
# fix: Here they are added, passed through tanh and multiplied by v.
# cause: values
import torch

def additive_attention(query, keys, w_q, w_k, v):
    scores = ((query @ w_q.T).unsqueeze(1) * (keys @ w_k.T)).sum(-1)
    weights = torch.softmax(scores, dim=1)
    context = (weights.unsqueeze(-1) * keys).sum(dim=1)
    return context, weights
