# says: You divide by the number of batches on top of n/Σn.
# fix: Leave that division out: the weights n/Σn already add up to 1.
# cause: scale
import torch

def accumulate_gradients(loss_fn, params, batches):
    total = sum(x.shape[0] for x, y in batches)
    for x, y in batches:
        loss = loss_fn(params, (x, y)) * x.shape[0] / total
        loss.backward()
    return [p.grad / len(batches) for p in params]
