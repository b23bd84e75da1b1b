import torch
from torch.nn import functional


def distillation_loss(student, teacher, targets, temperature, alpha):
    """KL as cross-entropy with soft labels less the teacher's own entropy."""
    p = torch.softmax(teacher / temperature, dim=-1)
    crossed = functional.cross_entropy(student / temperature, p)
    entropy = torch.special.entr(p).sum(-1).mean()
    return torch.lerp(functional.cross_entropy(student, targets), temperature**2 * (crossed - entropy), alpha)
