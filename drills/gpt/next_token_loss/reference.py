def next_token_loss(logits, ids, pad_id):
    targets = ids[:, 1:]
    log_p = logits[:, :-1].log_softmax(-1).gather(-1, targets.unsqueeze(-1)).squeeze(-1)
    return -log_p[targets != pad_id].mean()
