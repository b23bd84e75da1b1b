# says: Your last logits get the first token of the sequence as their target: roll goes round in a circle.
# fix: Leave the last logits out.
# cause: edge
import torch
import torch.nn.functional as F

def next_token_loss(logits, ids, pad_id):
    targets = torch.roll(ids, -1, dims=1)
    return F.cross_entropy(logits.flatten(0, 1), targets.flatten(), ignore_index=pad_id)
