# cause: softmax runs over the batch instead of over the positions
# expect: wrong/values
# names: softmax | axis 0/axis −2
import torch

def additive_attention(query, keys, w_q, w_k, v):
    hidden = torch.tanh((query @ w_q.T).unsqueeze(1) + keys @ w_k.T)
    weights = torch.softmax(hidden @ v, dim=0)
    context = (weights.unsqueeze(-1) * keys).sum(dim=1)
    return context, weights
