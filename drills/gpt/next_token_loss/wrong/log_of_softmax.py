# says: The logarithm is taken of probabilities that have become 0.
# fix: Use log_softmax or cross_entropy: they stay finite.
# cause: edge
import torch

def next_token_loss(logits, ids, pad_id):
    targets = ids[:, 1:]
    p = torch.softmax(logits[:, :-1], dim=-1)
    right = p.gather(-1, targets[..., None])[..., 0]
    return -torch.log(right)[targets != pad_id].mean()
