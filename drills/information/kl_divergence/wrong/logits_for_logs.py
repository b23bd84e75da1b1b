# cause: the logits are used as if they were log p and log q
# expect: wrong/values
# names: logits | log p
import torch

def kl_divergence(p_logits, q_logits):
    p = torch.softmax(p_logits, dim=-1)
    return (p * (p_logits - q_logits)).sum(-1).mean()
