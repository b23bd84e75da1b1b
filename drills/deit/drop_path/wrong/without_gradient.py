# says: What is kept carries no graph, so the branch never learns.
# fix: Multiply x outside `no_grad`; only the mask needs no graph.
# cause: gradient
import torch

def drop_path(x, p, training=True):
    if not training or p == 0:
        return x
    with torch.no_grad():
        kept = torch.rand(x.shape[0], device=x.device) >= p
        kept = kept.reshape(-1, *[1] * (x.ndim - 1))
        return torch.where(kept, x / max(1 - p, 1e-9), 0.0)
