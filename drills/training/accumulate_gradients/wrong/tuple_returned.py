# says: A tuple of gradients comes back; a list is asked for.
# fix: Return a list.
# cause: type
import torch

def accumulate_gradients(loss_fn, params, batches):
    total = sum(x.shape[0] for x, y in batches)
    for x, y in batches:
        loss = loss_fn(params, (x, y)) * x.shape[0] / total
        loss.backward()
    return tuple(p.grad for p in params)
