# cause: the logits at t are compared with the token at t, nothing is shifted
# expect: wrong/values
# names: itself | next
import torch.nn.functional as F

def next_token_loss(logits, ids, pad_id):
    return F.cross_entropy(logits.flatten(0, 1), ids.flatten(), ignore_index=pad_id)
