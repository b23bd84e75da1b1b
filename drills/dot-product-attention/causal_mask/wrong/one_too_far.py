# cause: each token sees the next one too
# expect: wrong/edge
# names: True | should be False
import torch

def causal_mask(n):
    return torch.ones(n, n).tril(diagonal=1).bool()
