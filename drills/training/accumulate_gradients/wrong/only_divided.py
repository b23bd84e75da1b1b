# says: You divide by Σn, but do not multiply by n.
# fix: loss_fn gives the mean of a batch: multiply by its n.
# cause: scale
import torch

def accumulate_gradients(loss_fn, params, batches):
    total = sum(x.shape[0] for x, y in batches)
    for batch in batches:
        (loss_fn(params, batch) / total).backward()
    return [p.grad for p in params]
