# cause: tanh is taken of the keys alone, before the query is added, so that the query cancels
# expect: wrong/values
# names: query | before the tanh
import torch

def additive_attention(query, keys, w_q, w_k, v):
    hidden = (query @ w_q.T).unsqueeze(1) + torch.tanh(keys @ w_k.T)
    weights = torch.softmax(hidden @ v, dim=1)
    context = (weights.unsqueeze(-1) * keys).sum(dim=1)
    return context, weights
