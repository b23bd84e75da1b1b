import torch


def clip_grad_norm(grads, max_norm):
    """The norm of the norms is the norm of all."""
    norms = [torch.norm(g) for g in grads]
    total = torch.norm(torch.stack(norms))
    factor = min(1.0, max_norm / total.item()) if total > 0 else 1.0
    return [g.mul(factor) for g in grads], total
