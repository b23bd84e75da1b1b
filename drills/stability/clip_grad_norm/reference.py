import torch


@torch.no_grad()
def clip_grad_norm(grads, max_norm):
    total_norm = torch.stack([g.square().sum() for g in grads]).sum().sqrt()
    if total_norm > max_norm:
        grads = [g * max_norm / total_norm for g in grads]
    return list(grads), total_norm
