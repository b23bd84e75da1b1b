# cause: when nothing counts, 1 is returned instead of NaN
# expect: wrong/edge
# names: NaN
import torch

def perplexity(logits, ids, mask):
    log_p = torch.log_softmax(logits, -1).gather(-1, ids[..., None])[..., 0]
    return torch.exp(-(log_p * mask).sum() / mask.sum().clamp(min=1))
