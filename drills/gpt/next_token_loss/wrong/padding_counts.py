# says: You count targets that are padding.
# fix: Only positions whose target is not pad_id count, in the sum and in the number.
# cause: values
import torch.nn.functional as F

def next_token_loss(logits, ids, pad_id):
    logits, targets = logits[:, :-1], ids[:, 1:]
    return F.cross_entropy(logits.flatten(0, 1), targets.flatten())
