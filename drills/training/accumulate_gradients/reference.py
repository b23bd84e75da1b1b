def accumulate_gradients(loss_fn, params, batches):
    total = sum(x.shape[0] for x, _ in batches)
    for batch in batches:
        loss = loss_fn(params, batch)
        (loss * batch[0].shape[0] / total).backward()
    return [p.grad for p in params]
