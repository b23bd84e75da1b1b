# says: The gradients that came in are changed in place.
# fix: Make new tensors: `grad * factor`.
# cause: mutation
import torch

def clip_grad_norm(grads, max_norm):
    total = torch.sqrt(sum((g ** 2).sum() for g in grads))
    if total > max_norm:
        for g in grads:
            g.mul_(max_norm / total)
    return grads, total
