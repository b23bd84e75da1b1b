# cause: the L1 norm
# expect: wrong/values
# names: absolute values | L2
import torch

def clip_grad_norm(grads, max_norm):
    total = sum(g.abs().sum() for g in grads)
    if total > max_norm:
        grads = [g * (max_norm / total) for g in grads]
    return list(grads), total
