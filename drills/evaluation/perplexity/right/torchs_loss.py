import torch
from torch.nn import functional


def perplexity(logits, ids, mask):
    targets = torch.where(mask, ids, -100)
    return torch.exp(functional.cross_entropy(logits.flatten(0, 1), targets.flatten()))
