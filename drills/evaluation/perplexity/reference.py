def perplexity(logits, ids, mask):
    log_p = logits.log_softmax(-1).gather(-1, ids.unsqueeze(-1)).squeeze(-1)
    return (-log_p[mask].mean()).exp()
