# cause: len(batch) is taken for the number of samples, and is 2, the pair
# expect: wrong/scale
# names: len | pair
import torch

def accumulate_gradients(loss_fn, params, batches):
    total = sum(len(batch) for batch in batches)
    for batch in batches:
        loss = loss_fn(params, batch) * len(batch) / total
        loss.backward()
    return [p.grad for p in params]
