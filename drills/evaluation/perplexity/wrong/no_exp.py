# cause: the exp is forgotten
# expect: wrong/values
# names: exp
import torch

def perplexity(logits, ids, mask):
    log_p = torch.log_softmax(logits, -1).gather(-1, ids[..., None])[..., 0]
    return -log_p[mask].mean()
