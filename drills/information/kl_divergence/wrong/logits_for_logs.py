# says: You use the logits where log p and log q belong.
# fix: Take `log_softmax` of both.
# cause: values
import torch

def kl_divergence(p_logits, q_logits):
    p = torch.softmax(p_logits, dim=-1)
    return (p * (p_logits - q_logits)).sum(-1).mean()
