# cause: the batch is flattened before the shift, so that sequences run into each other
# expect: wrong/edge
# names: end to end | Shift first
import torch.nn.functional as F

def next_token_loss(logits, ids, pad_id):
    logits = logits.flatten(0, 1)[:-1]
    targets = ids.flatten()[1:]
    return F.cross_entropy(logits, targets, ignore_index=pad_id)
