# says: The norm that you return is the one after clipping.
# fix: Return the one before.
# cause: order
import torch

def clip_grad_norm(grads, max_norm):
    total = torch.sqrt(sum((g ** 2).sum() for g in grads))
    if total > max_norm:
        grads = [g * (max_norm / total) for g in grads]
    return list(grads), torch.sqrt(sum((g ** 2).sum() for g in grads))
