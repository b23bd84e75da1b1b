def kl_divergence(p_logits, q_logits):
    log_p = p_logits.log_softmax(dim=-1)
    log_q = q_logits.log_softmax(dim=-1)
    return (log_p.exp() * (log_p - log_q)).sum(dim=-1).mean()
