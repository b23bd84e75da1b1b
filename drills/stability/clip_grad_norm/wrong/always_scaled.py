# says: You scale to max_norm in any case, so that short gradients grow.
# fix: Scale only where total_norm > max_norm.
# cause: edge
import torch

def clip_grad_norm(grads, max_norm):
    total = torch.sqrt(sum((g ** 2).sum() for g in grads))
    return [g * max_norm / total for g in grads], total
