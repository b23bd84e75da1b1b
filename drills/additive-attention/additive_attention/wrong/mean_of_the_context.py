# cause: the weighted keys are averaged instead of summed
# expect: wrong/scale
# names: times too small | N =
import torch

def additive_attention(query, keys, w_q, w_k, v):
    hidden = torch.tanh((query @ w_q.T).unsqueeze(1) + keys @ w_k.T)
    weights = torch.softmax(hidden @ v, dim=1)
    context = (weights.unsqueeze(-1) * keys).mean(dim=1)
    return context, weights
