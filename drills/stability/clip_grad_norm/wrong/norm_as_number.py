# says: The norm is a Python number; it should be a 0-dim tensor.
# fix: Leave out `.item()` and `float()`.
# cause: type
import torch

def clip_grad_norm(grads, max_norm):
    total = torch.sqrt(sum((g ** 2).sum() for g in grads)).item()
    if total > max_norm:
        grads = [g * (max_norm / total) for g in grads]
    return list(grads), total
