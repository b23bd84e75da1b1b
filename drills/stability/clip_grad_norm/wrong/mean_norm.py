# says: Your norm is the mean of the norms.
# fix: It is the root of the sum of all squares.
# cause: values
import torch

def clip_grad_norm(grads, max_norm):
    total = torch.stack([g.norm() for g in grads]).mean()
    if total > max_norm:
        grads = [g * (max_norm / total) for g in grads]
    return list(grads), total
