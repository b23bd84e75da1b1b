# cause: the norms are added up
# expect: wrong/values
# names: norms | squares
import torch

def clip_grad_norm(grads, max_norm):
    total = sum(g.norm() for g in grads)
    if total > max_norm:
        grads = [g * (max_norm / total) for g in grads]
    return list(grads), total
