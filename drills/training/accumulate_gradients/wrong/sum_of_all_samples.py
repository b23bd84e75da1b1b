# cause: weighed by n, and not divided by the number of all samples
# expect: wrong/scale
# names: Σn
import torch

def accumulate_gradients(loss_fn, params, batches):
    for x, y in batches:
        loss = loss_fn(params, (x, y)) * x.shape[0]
        loss.backward()
    return [p.grad for p in params]
