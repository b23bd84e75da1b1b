# cause: the slices are exchanged, so that the previous token is the target
# expect: wrong/values
# names: wrong way
import torch.nn.functional as F

def next_token_loss(logits, ids, pad_id):
    logits, targets = logits[:, 1:], ids[:, :-1]
    return F.cross_entropy(logits.flatten(0, 1), targets.flatten(), ignore_index=pad_id)
