# says: You add up the norms of the tensors.
# fix: Add up their squares, and take one root.
# cause: values
import torch

def clip_grad_norm(grads, max_norm):
    total = sum(g.norm() for g in grads)
    if total > max_norm:
        grads = [g * (max_norm / total) for g in grads]
    return list(grads), total
