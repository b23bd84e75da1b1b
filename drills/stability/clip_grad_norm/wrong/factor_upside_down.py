# says: Your factor is the wrong way round, total_norm/max_norm.
# fix: Multiply by max_norm/total_norm.
# cause: scale
import torch

def clip_grad_norm(grads, max_norm):
    total = torch.sqrt(sum((g ** 2).sum() for g in grads))
    if total > max_norm:
        grads = [g * total / max_norm for g in grads]
    return list(grads), total
