# cause: short gradients are made longer
# expect: wrong/edge
# names: short | longer
import torch

def clip_grad_norm(grads, max_norm):
    total = torch.sqrt(sum((g ** 2).sum() for g in grads))
    return [g * max_norm / total for g in grads], total
