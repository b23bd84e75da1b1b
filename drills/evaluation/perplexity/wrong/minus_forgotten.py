# says: The minus is missing, so your result is 1/perplexity.
# fix: Take exp of −log p, averaged.
# cause: scale
import torch

def perplexity(logits, ids, mask):
    log_p = torch.log_softmax(logits, -1).gather(-1, ids[..., None])[..., 0]
    return log_p[mask].mean().exp()
