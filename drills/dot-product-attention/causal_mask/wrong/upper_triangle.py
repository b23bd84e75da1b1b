# says: Your mask is upside down: row i sees the later keys.
# fix: Keep j ≤ i: `tril`, not `triu`.
# cause: order
import torch

def causal_mask(n):
    return torch.triu(torch.ones(n, n, dtype=torch.bool))
