# says: Your logarithm has base 2, which gives bits.
# fix: Use the natural logarithm.
# cause: scale
import math
import torch

def kl_divergence(p_logits, q_logits):
    log_p = torch.log_softmax(p_logits, dim=-1) / math.log(2)
    log_q = torch.log_softmax(q_logits, dim=-1) / math.log(2)
    return (torch.softmax(p_logits, dim=-1) * (log_p - log_q)).sum(-1).mean()
