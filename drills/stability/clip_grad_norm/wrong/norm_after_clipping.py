# cause: the norm that is returned is measured after clipping
# expect: wrong/order
# names: after clipping | before
import torch

def clip_grad_norm(grads, max_norm):
    total = torch.sqrt(sum((g ** 2).sum() for g in grads))
    if total > max_norm:
        grads = [g * (max_norm / total) for g in grads]
    return list(grads), torch.sqrt(sum((g ** 2).sum() for g in grads))
