# cause: the upper triangle is kept, so that each token sees the later ones
# expect: wrong/order
# names: upside down/triu/later
import torch

def causal_mask(n):
    return torch.triu(torch.ones(n, n, dtype=torch.bool))
