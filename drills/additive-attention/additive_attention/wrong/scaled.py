# says: The scores are divided by √A; additive attention does not scale them.
# fix: Leave the division out.
# cause: scale
import torch

def additive_attention(query, keys, w_q, w_k, v):
    hidden = torch.tanh((query @ w_q.T).unsqueeze(1) + keys @ w_k.T)
    weights = torch.softmax(hidden @ v / v.shape[0] ** 0.5, dim=1)
    context = (weights.unsqueeze(-1) * keys).sum(dim=1)
    return context, weights
