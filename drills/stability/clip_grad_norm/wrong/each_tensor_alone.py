# says: Each tensor is clipped by its own norm, which bends the direction.
# fix: Take one norm over all of them, and one factor for all.
# cause: values
import torch

def clip_grad_norm(grads, max_norm):
    total = torch.sqrt(sum((g ** 2).sum() for g in grads))
    clipped = []
    for g in grads:
        n = g.norm()
        clipped.append(g * (max_norm / n) if n > max_norm else g)
    return clipped, total
