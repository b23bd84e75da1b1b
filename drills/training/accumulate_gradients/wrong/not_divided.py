# cause: the gradients of the means are added up
# expect: wrong/scale
# names: n/Σn
import torch

def accumulate_gradients(loss_fn, params, batches):
    for batch in batches:
        loss_fn(params, batch).backward()
    return [p.grad for p in params]
