import torch


def clip_grad_norm(grads, max_norm):
    flat = torch.cat([g.reshape(-1) for g in grads])
    total = torch.linalg.vector_norm(flat)
    scale = torch.where(total > max_norm, max_norm / total, torch.ones_like(total))
    pieces = (flat * scale).split([g.numel() for g in grads])
    return [piece.view(g.shape) for piece, g in zip(pieces, grads, strict=True)], total
