# says: You take exp of each token's loss and then the mean.
# fix: The mean comes first, exp last.
# cause: order
import torch

def perplexity(logits, ids, mask):
    log_p = torch.log_softmax(logits, -1).gather(-1, ids[..., None])[..., 0]
    return torch.exp(-log_p[mask]).mean()
