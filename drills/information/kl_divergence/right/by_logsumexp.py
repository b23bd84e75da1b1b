import torch


def kl_divergence(p_logits, q_logits):
    p = torch.softmax(p_logits, dim=-1)
    log_p = p_logits - torch.logsumexp(p_logits, -1, keepdim=True)
    log_q = q_logits - torch.logsumexp(q_logits, -1, keepdim=True)
    pairs = p_logits[..., 0].numel()
    return torch.sum(p * (log_p - log_q)) / pairs
