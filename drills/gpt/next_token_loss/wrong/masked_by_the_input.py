# says: You leave out the positions at which padding stands.
# fix: What decides is their target, the token at t + 1.
# cause: edge
import torch
import torch.nn.functional as F

def next_token_loss(logits, ids, pad_id):
    inputs, targets = ids[:, :-1], ids[:, 1:]
    losses = F.cross_entropy(logits[:, :-1].transpose(1, 2), targets, reduction="none")
    return losses[inputs != pad_id].mean()
