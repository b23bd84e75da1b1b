# says: Both factors are mean probabilities.
# fix: f counts the choices: 1 for each chosen expert, 0 for the others.
# cause: values
import torch
import torch.nn.functional as F

def load_balancing_loss(router_logits, k):
    T, E = router_logits.shape
    probs = torch.softmax(router_logits, dim=-1)
    chosen = router_logits.topk(k, dim=-1).indices
    f = probs.mean(dim=0)
    P = probs.mean(dim=0)
    return E * (f * P).sum()
