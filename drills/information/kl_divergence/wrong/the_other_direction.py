# says: This is KL(q‖p), the other direction.
# fix: p weighs the sum, and log p comes first.
# cause: order
import torch

def kl_divergence(p_logits, q_logits):
    log_p = torch.log_softmax(p_logits, dim=-1)
    log_q = torch.log_softmax(q_logits, dim=-1)
    return (log_q.exp() * (log_q - log_p)).sum(-1).mean()
