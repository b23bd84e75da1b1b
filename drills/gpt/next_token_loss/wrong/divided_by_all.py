# says: You divide by the number of all targets.
# fix: Divide by the number of those that are not padding.
# cause: scale
import torch
import torch.nn.functional as F

def next_token_loss(logits, ids, pad_id):
    targets = ids[:, 1:]
    losses = F.cross_entropy(logits[:, :-1].transpose(1, 2), targets, reduction="none")
    return (losses * (targets != pad_id)).mean()
