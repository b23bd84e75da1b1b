# says: Your mask holds 0 and −∞, to be added to the scores; a bool mask is asked for.
# fix: True where a query may attend: `tril` of ones.
# cause: dtype
import torch

def causal_mask(n):
    return torch.triu(torch.full((n, n), float("-inf")), diagonal=1)
