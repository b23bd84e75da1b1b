def label_smoothing_loss(logits, targets, smoothing=0.1):
    log_p = logits.log_softmax(dim=1)
    target_part = log_p.gather(1, targets[:, None]).squeeze(1)
    even_part = log_p.mean(dim=1)
    return -((1 - smoothing) * target_part + smoothing * even_part).mean()
