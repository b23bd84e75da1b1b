# says: mask is the wrong way round.
# fix: True means that a token counts.
# cause: values
import torch

def perplexity(logits, ids, mask):
    log_p = torch.log_softmax(logits, -1).gather(-1, ids[..., None])[..., 0]
    return (-log_p[~mask].mean()).exp()
