# cause: the logarithm of a softmax that has rounded to 0
# expect: wrong/edge
# names: logarithm | directly
import torch

def kl_divergence(p_logits, q_logits):
    p = torch.softmax(p_logits, dim=-1)
    q = torch.softmax(q_logits, dim=-1)
    return (p * (p / q).log()).sum(-1).mean()
