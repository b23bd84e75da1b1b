# says: The factor E is missing, or the products are averaged over the experts.
# fix: Sum over the experts and multiply by E.
# cause: scale
import torch
import torch.nn.functional as F

def load_balancing_loss(router_logits, k):
    T, E = router_logits.shape
    probs = torch.softmax(router_logits, dim=-1)
    chosen = router_logits.topk(k, dim=-1).indices
    f = F.one_hot(chosen, E).to(probs.dtype).sum(dim=(0, 1)) / (T * k)
    P = probs.mean(dim=0)
    return (f * P).sum()
