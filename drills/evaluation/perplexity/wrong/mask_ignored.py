# says: mask is ignored.
# fix: Only positions where it is True count.
# cause: values
import torch

def perplexity(logits, ids, mask):
    log_p = torch.log_softmax(logits, -1).gather(-1, ids[..., None])[..., 0]
    return torch.exp(-log_p.mean())
