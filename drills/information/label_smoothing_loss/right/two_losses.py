def label_smoothing_loss(logits, targets, smoothing=0.1):
    log_p = logits.log_softmax(-1)
    hard = -sum(log_p[n, label] for n, label in enumerate(targets.tolist())) / len(targets)
    even = -log_p.mean()
    return hard + smoothing * (even - hard)
