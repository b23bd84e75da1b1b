# says: P is a softmax over the k chosen logits alone.
# fix: It is the mean of the softmax over all E.
# cause: values
import torch
import torch.nn.functional as F

def load_balancing_loss(router_logits, k):
    T, E = router_logits.shape
    probs = torch.softmax(router_logits, dim=-1)
    chosen = router_logits.topk(k, dim=-1).indices
    f = F.one_hot(chosen, E).to(probs.dtype).sum(dim=(0, 1)) / (T * k)
    kept = torch.full_like(router_logits, float("-inf")).scatter(1, chosen, router_logits.gather(1, chosen))
    P = kept.softmax(dim=-1).mean(dim=0)
    return E * (f * P).sum()
