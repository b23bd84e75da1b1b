# says: The root of the sum of squares is missing.
# fix: Take `sqrt` of the sum: that is total_norm.
# cause: values
import torch

def clip_grad_norm(grads, max_norm):
    total = sum((g ** 2).sum() for g in grads)
    if total > max_norm:
        grads = [g * (max_norm / total) for g in grads]
    return list(grads), total
