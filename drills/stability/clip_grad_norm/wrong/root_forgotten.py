# cause: the sum of squares is taken for the norm
# expect: wrong/values
# names: root
import torch

def clip_grad_norm(grads, max_norm):
    total = sum((g ** 2).sum() for g in grads)
    if total > max_norm:
        grads = [g * (max_norm / total) for g in grads]
    return list(grads), total
