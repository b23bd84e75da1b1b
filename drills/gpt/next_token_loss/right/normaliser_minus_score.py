import torch


def next_token_loss(logits, ids, pad_id):
    """log Σ e^scores minus the score of the target, only where it counts."""
    b, t = torch.nonzero(ids[:, 1:] != pad_id, as_tuple=True)
    scores = logits[b, t]
    right = logits[b, t, ids[b, t + 1]]
    return (torch.logsumexp(scores, dim=-1) - right).mean()
