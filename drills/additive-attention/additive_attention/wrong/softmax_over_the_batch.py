# says: The softmax runs over the batch; it should run over the positions.
# fix: Take `softmax(-1)` of the (B, N) scores.
# cause: values
import torch

def additive_attention(query, keys, w_q, w_k, v):
    hidden = torch.tanh((query @ w_q.T).unsqueeze(1) + keys @ w_k.T)
    weights = torch.softmax(hidden @ v, dim=0)
    context = (weights.unsqueeze(-1) * keys).sum(dim=1)
    return context, weights
