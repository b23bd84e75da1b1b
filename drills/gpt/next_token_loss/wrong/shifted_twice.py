# says: You shift twice: the logits at t are asked about the token at t + 2.
# fix: Drop one position only: logits[:, :-1] and ids[:, 1:].
# cause: values
import torch

def next_token_loss(logits, ids, pad_id):
    logits, targets = logits[:, :-2], ids[:, 2:]
    log_p = logits.log_softmax(-1).gather(-1, targets[..., None])[..., 0]
    return -log_p[targets != pad_id].mean()
