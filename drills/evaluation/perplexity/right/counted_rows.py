import torch


def perplexity(logits, ids, mask):
    scores, tokens = logits[mask], ids[mask]
    losses = torch.logsumexp(scores, -1) - scores[torch.arange(len(tokens), device=ids.device), tokens]
    return (losses.sum() / mask.sum()).exp()
