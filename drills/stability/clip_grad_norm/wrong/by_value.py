# says: Each number is clamped by itself, which bends the direction.
# fix: Shrink all of them by one factor.
# cause: values
import torch

def clip_grad_norm(grads, max_norm):
    total = torch.sqrt(sum((g ** 2).sum() for g in grads))
    return [g.clamp(-max_norm, max_norm) for g in grads], total
