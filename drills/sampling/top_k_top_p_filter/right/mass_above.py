import torch


def top_k_top_p_filter(logits, top_k=0, top_p=1.0):
    """For every token, how many are more probable, and how much probability they hold; no sorting."""
    V = logits.shape[-1]
    above = logits.unsqueeze(-2) > logits.unsqueeze(-1)
    keep = torch.ones_like(logits, dtype=torch.bool)
    if top_k:
        keep = above.sum(-1) < min(top_k, V)
    if top_p != 1.0:
        p = torch.softmax(torch.where(keep, logits, -torch.inf), dim=-1)
        keep = keep & ((above * p.unsqueeze(-2)).sum(-1) < top_p)
    return torch.where(keep, logits, -torch.inf)
