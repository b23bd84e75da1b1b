# says: You ask that neither the token at t nor its target is padding.
# fix: The target alone decides.
# cause: edge
import torch

def next_token_loss(logits, ids, pad_id):
    logits, targets = logits[:, :-1], ids[:, 1:]
    log_p = logits.log_softmax(-1).gather(-1, targets[..., None])[..., 0]
    valid = (targets != pad_id) & (ids[:, :-1] != pad_id)
    return -log_p[valid].mean()
