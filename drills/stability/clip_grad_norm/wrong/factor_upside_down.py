# cause: the factor is total_norm/max_norm, which makes long gradients longer
# expect: wrong/scale
# names: wrong way round | max_norm
import torch

def clip_grad_norm(grads, max_norm):
    total = torch.sqrt(sum((g ** 2).sum() for g in grads))
    if total > max_norm:
        grads = [g * total / max_norm for g in grads]
    return list(grads), total
