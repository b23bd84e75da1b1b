# cause: divided by the number of all samples, without the n of the batch
# expect: wrong/scale
# names: multiply by n
import torch

def accumulate_gradients(loss_fn, params, batches):
    total = sum(x.shape[0] for x, y in batches)
    for batch in batches:
        (loss_fn(params, batch) / total).backward()
    return [p.grad for p in params]
