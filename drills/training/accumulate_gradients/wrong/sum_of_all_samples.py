# says: You weigh each batch by n and do not divide by Σn.
# fix: Divide by the number of all samples.
# cause: scale
import torch

def accumulate_gradients(loss_fn, params, batches):
    for x, y in batches:
        loss = loss_fn(params, (x, y)) * x.shape[0]
        loss.backward()
    return [p.grad for p in params]
