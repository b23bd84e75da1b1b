# cause: divided by the first axis alone, as reduction="batchmean" does
# expect: wrong/scale
# names: axis 0 | all leading axes
import torch

def kl_divergence(p_logits, q_logits):
    log_p = torch.log_softmax(p_logits, dim=-1)
    log_q = torch.log_softmax(q_logits, dim=-1)
    return (log_p.exp() * (log_p - log_q)).sum() / (p_logits.shape[0] if p_logits.ndim > 1 else 1)
