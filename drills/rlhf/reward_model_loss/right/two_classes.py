import torch
from torch.nn.functional import cross_entropy


def reward_model_loss(chosen, rejected):
    """The better answer is class 0 of two."""
    scores = torch.stack([chosen, rejected], dim=1)
    return cross_entropy(scores, torch.zeros(len(scores), dtype=torch.long, device=scores.device))
