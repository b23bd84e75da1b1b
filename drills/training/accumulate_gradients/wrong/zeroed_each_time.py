# says: Only the last batch is left: the gradients before it are set to zero or overwritten.
# fix: Let them add up.
# cause: values
import torch

def accumulate_gradients(loss_fn, params, batches):
    total = sum(x.shape[0] for x, y in batches)
    for x, y in batches:
        for p in params:
            p.grad = None
        loss = loss_fn(params, (x, y)) * x.shape[0] / total
        loss.backward()
    return [p.grad for p in params]
