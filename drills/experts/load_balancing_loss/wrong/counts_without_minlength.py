# says: `bincount` ends at the last chosen expert; those after it are missing.
# fix: Give it `minlength=E`.
# cause: crash
import torch
import torch.nn.functional as F

def load_balancing_loss(router_logits, k):
    T, E = router_logits.shape
    probs = torch.softmax(router_logits, dim=-1)
    chosen = router_logits.topk(k, dim=-1).indices
    f = torch.bincount(chosen.flatten()) / (T * k)
    P = probs.mean(dim=0)
    return E * (f * P).sum()
