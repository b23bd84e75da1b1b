# says: You divide by the number of batches after weighing by n.
# fix: Divide by Σn, the number of all samples.
# cause: scale
def accumulate_gradients(loss_fn, params, batches):
    for x, y in batches:
        loss = loss_fn(params, (x, y))
        (loss * len(x) / len(batches)).backward()
    return [p.grad for p in params]
