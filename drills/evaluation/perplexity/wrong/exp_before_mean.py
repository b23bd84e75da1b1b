# cause: exp is taken of each token, before the mean
# expect: wrong/order
# names: exp | mean comes first
import torch

def perplexity(logits, ids, mask):
    log_p = torch.log_softmax(logits, -1).gather(-1, ids[..., None])[..., 0]
    return torch.exp(-log_p[mask]).mean()
