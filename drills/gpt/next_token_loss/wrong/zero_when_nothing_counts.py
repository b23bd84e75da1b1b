# says: When no target counts you return 0; it should be NaN, 0/0.
# fix: Do not guard the division.
# cause: edge
import torch
import torch.nn.functional as F

def next_token_loss(logits, ids, pad_id):
    targets = ids[:, 1:]
    losses = F.cross_entropy(logits[:, :-1].transpose(1, 2), targets, reduction="none")
    mask = (targets != pad_id).to(losses.dtype)
    return (losses * mask).sum() / mask.sum().clamp(min=1)
