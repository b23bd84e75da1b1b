# says: You shift the wrong way: the logits at t + 1 are asked about the token at t.
# fix: Drop the last logits and the first id.
# cause: values
import torch.nn.functional as F

def next_token_loss(logits, ids, pad_id):
    logits, targets = logits[:, 1:], ids[:, :-1]
    return F.cross_entropy(logits.flatten(0, 1), targets.flatten(), ignore_index=pad_id)
