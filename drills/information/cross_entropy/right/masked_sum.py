import torch


def cross_entropy(logits, targets, ignore_index=-100):
    counts = targets != ignore_index
    safe = torch.where(counts, targets, torch.zeros_like(targets))
    log_p = torch.log_softmax(logits, dim=1)
    picked = torch.take_along_dim(log_p, safe.unsqueeze(1), dim=1).squeeze(1)
    return -(picked * counts).sum() / counts.sum()
