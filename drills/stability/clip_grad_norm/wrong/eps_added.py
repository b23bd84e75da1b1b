# says: You add a small number to total_norm.
# fix: The factor is max_norm/total_norm, without an eps.
# cause: values
import torch

def clip_grad_norm(grads, max_norm):
    total = torch.sqrt(sum((g ** 2).sum() for g in grads))
    factor = torch.clamp(max_norm / (total + 1e-6), max=1.0)
    return [g * factor for g in grads], total
