# says: The exp at the end is missing: that is the cross-entropy.
# fix: Return exp of it.
# cause: values
import torch

def perplexity(logits, ids, mask):
    log_p = torch.log_softmax(logits, -1).gather(-1, ids[..., None])[..., 0]
    return -log_p[mask].mean()
