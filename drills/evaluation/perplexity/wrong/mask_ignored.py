# cause: the mask is not used
# expect: wrong/values
# names: mask
import torch

def perplexity(logits, ids, mask):
    log_p = torch.log_softmax(logits, -1).gather(-1, ids[..., None])[..., 0]
    return torch.exp(-log_p.mean())
