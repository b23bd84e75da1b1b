# cause: logits and ids are shifted, although they are aligned already
# expect: wrong/values
# names: shift
import torch
import torch.nn.functional as F

def perplexity(logits, ids, mask):
    logits, ids, mask = logits[:, :-1], ids[:, 1:], mask[:, 1:]
    return F.cross_entropy(logits[mask], ids[mask]).exp()
