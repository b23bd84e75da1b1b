# says: Your f is divided by T, so that it sums to k.
# fix: Divide the counts by all T·k choices.
# cause: scale
import torch
import torch.nn.functional as F

def load_balancing_loss(router_logits, k):
    T, E = router_logits.shape
    probs = torch.softmax(router_logits, dim=-1)
    chosen = router_logits.topk(k, dim=-1).indices
    f = F.one_hot(chosen, E).to(probs.dtype).sum(dim=(0, 1)) / T
    P = probs.mean(dim=0)
    return E * (f * P).sum()
