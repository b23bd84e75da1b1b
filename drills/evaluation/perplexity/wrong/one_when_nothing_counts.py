# says: When no token counts you return a number; it should be NaN, 0/0.
# fix: Do not guard the division.
# cause: edge
import torch

def perplexity(logits, ids, mask):
    log_p = torch.log_softmax(logits, -1).gather(-1, ids[..., None])[..., 0]
    return torch.exp(-(log_p * mask).sum() / mask.sum().clamp(min=1))
