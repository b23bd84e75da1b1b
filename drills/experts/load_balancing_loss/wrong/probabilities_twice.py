# cause: f is the mean probability too instead of a count
# expect: wrong/values
# names: f | counts
import torch
import torch.nn.functional as F

def load_balancing_loss(router_logits, k):
    T, E = router_logits.shape
    probs = torch.softmax(router_logits, dim=-1)
    chosen = router_logits.topk(k, dim=-1).indices
    f = probs.mean(dim=0)
    P = probs.mean(dim=0)
    return E * (f * P).sum()
