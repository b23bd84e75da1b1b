# cause: the ids are rolled, so that the last logits are asked about the first token
# expect: wrong/edge
# names: last logits | roll
import torch
import torch.nn.functional as F

def next_token_loss(logits, ids, pad_id):
    targets = torch.roll(ids, -1, dims=1)
    return F.cross_entropy(logits.flatten(0, 1), targets.flatten(), ignore_index=pad_id)
