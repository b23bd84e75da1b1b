def cross_entropy(logits, targets, ignore_index=-100):
    rows = logits.movedim(1, -1).flatten(0, -2)
    labels = targets.flatten()
    valid = labels != ignore_index
    rows, labels = rows[valid], labels[valid]
    log_p = rows.log_softmax(dim=1).gather(1, labels[:, None])
    return -log_p.mean()
