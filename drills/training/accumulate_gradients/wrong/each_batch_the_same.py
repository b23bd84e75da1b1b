# says: Every batch counts the same, whatever its number of samples.
# fix: Weigh it by n/Σn, with n = `x.shape[0]`; `len(batch)` is 2, the pair (x, y).
# cause: scale
import torch

def accumulate_gradients(loss_fn, params, batches):
    for batch in batches:
        loss = loss_fn(params, batch) / len(batches)
        loss.backward()
    return [p.grad for p in params]
