# cause: padding counts as a target
# expect: wrong/values
# names: padding | pad_id
import torch.nn.functional as F

def next_token_loss(logits, ids, pad_id):
    logits, targets = logits[:, :-1], ids[:, 1:]
    return F.cross_entropy(logits.flatten(0, 1), targets.flatten())
