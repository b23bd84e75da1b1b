# says: The softmax runs over the tokens; it should run over the experts.
# fix: Take `softmax(-1)`.
# cause: values
import torch
import torch.nn.functional as F

def load_balancing_loss(router_logits, k):
    T, E = router_logits.shape
    probs = torch.softmax(router_logits, dim=0)
    chosen = router_logits.topk(k, dim=-1).indices
    f = F.one_hot(chosen, E).to(probs.dtype).sum(dim=(0, 1)) / (T * k)
    P = probs.mean(dim=0)
    return E * (f * P).sum()
