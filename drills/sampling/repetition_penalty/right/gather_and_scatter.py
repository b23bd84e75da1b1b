import torch


def repetition_penalty(logits, ids, penalty):
    """Equal ids write equal numbers, so that the last to write does no harm."""
    picked = logits.gather(1, ids)
    picked = torch.where(picked < 0, picked * penalty, picked / penalty)
    with torch.no_grad():
        factor = torch.ones_like(logits).scatter(
            1, ids, torch.where(picked < 0, penalty, 1 / penalty).to(logits.dtype)
        )
    return logits * factor
