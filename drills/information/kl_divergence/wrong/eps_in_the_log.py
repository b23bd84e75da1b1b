# says: A small number inside the logarithm bounds your divergence.
# fix: Compute log q directly, with `log_softmax`.
# cause: edge
import torch

def kl_divergence(p_logits, q_logits):
    p = torch.softmax(p_logits, dim=-1)
    q = torch.softmax(q_logits, dim=-1)
    return (p * (torch.log(p + 1e-8) - torch.log(q + 1e-8))).sum(-1).mean()
