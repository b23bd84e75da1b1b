# says: You ask the logits at t about the token at t itself, which the model has just read.
# fix: Their target is the next token, ids[:, 1:].
# cause: values
import torch.nn.functional as F

def next_token_loss(logits, ids, pad_id):
    return F.cross_entropy(logits.flatten(0, 1), ids.flatten(), ignore_index=pad_id)
