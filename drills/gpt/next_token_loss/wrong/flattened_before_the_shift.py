# says: You flatten before you shift, so the last logits of one sequence are asked about the first token of the next.
# fix: Shift first, then flatten.
# cause: edge
import torch.nn.functional as F

def next_token_loss(logits, ids, pad_id):
    logits = logits.flatten(0, 1)[:-1]
    targets = ids.flatten()[1:]
    return F.cross_entropy(logits, targets, ignore_index=pad_id)
