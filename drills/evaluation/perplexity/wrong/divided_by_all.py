# cause: the sum is divided by the number of all positions
# expect: wrong/scale
# names: number of all
import torch

def perplexity(logits, ids, mask):
    log_p = torch.log_softmax(logits, -1).gather(-1, ids[..., None])[..., 0]
    return torch.exp(-(log_p * mask).mean())
