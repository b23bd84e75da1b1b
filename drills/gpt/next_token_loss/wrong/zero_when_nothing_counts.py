# cause: when no target counts, 0 is returned instead of NaN
# expect: wrong/edge
# names: NaN
import torch
import torch.nn.functional as F

def next_token_loss(logits, ids, pad_id):
    targets = ids[:, 1:]
    losses = F.cross_entropy(logits[:, :-1].transpose(1, 2), targets, reduction="none")
    mask = (targets != pad_id).to(losses.dtype)
    return (losses * mask).sum() / mask.sum().clamp(min=1)
