# says: Only each token's best expert is counted.
# fix: Count all k choices of each token in f.
# cause: values
import torch
import torch.nn.functional as F

def load_balancing_loss(router_logits, k):
    T, E = router_logits.shape
    probs = torch.softmax(router_logits, dim=-1)
    chosen = router_logits.argmax(dim=-1, keepdim=True)
    f = F.one_hot(chosen, E).to(probs.dtype).sum(dim=(0, 1)) / T
    P = probs.mean(dim=0)
    return E * (f * P).sum()
