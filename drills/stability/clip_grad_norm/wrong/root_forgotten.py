# says: The root is missing.
# fix: total_norm is the root of the sum of all squares.
# cause: values
import torch

def clip_grad_norm(grads, max_norm):
    total = sum((g ** 2).sum() for g in grads)
    if total > max_norm:
        grads = [g * (max_norm / total) for g in grads]
    return list(grads), total
