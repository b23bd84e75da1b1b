# says: You divide by the number of all positions.
# fix: Divide by the number of those that count.
# cause: scale
import torch

def perplexity(logits, ids, mask):
    log_p = torch.log_softmax(logits, -1).gather(-1, ids[..., None])[..., 0]
    return torch.exp(-(log_p * mask).mean())
