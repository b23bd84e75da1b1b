# says: The whole loss is computed without a graph.
# fix: Only f needs none; P must keep its graph.
# cause: gradient
import torch
import torch.nn.functional as F

def load_balancing_loss(router_logits, k):
    router_logits = router_logits.detach()
    T, E = router_logits.shape
    probs = torch.softmax(router_logits, dim=-1)
    chosen = router_logits.topk(k, dim=-1).indices
    f = F.one_hot(chosen, E).to(probs.dtype).sum(dim=(0, 1)) / (T * k)
    P = probs.mean(dim=0)
    return E * (f * P).sum()
