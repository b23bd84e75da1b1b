# cause: a small number inside the logarithm bounds the result
# expect: wrong/edge
# names: small number | logarithm
import torch

def kl_divergence(p_logits, q_logits):
    p = torch.softmax(p_logits, dim=-1)
    q = torch.softmax(q_logits, dim=-1)
    return (p * (torch.log(p + 1e-8) - torch.log(q + 1e-8))).sum(-1).mean()
