# cause: the norm is a Python number
# expect: wrong/type
# names: second output | tensor
import torch

def clip_grad_norm(grads, max_norm):
    total = torch.sqrt(sum((g ** 2).sum() for g in grads)).item()
    if total > max_norm:
        grads = [g * (max_norm / total) for g in grads]
    return list(grads), total
