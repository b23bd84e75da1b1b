# cause: every batch counts the same, whatever its size
# expect: wrong/scale
# names: batch | n/Σn
import torch

def accumulate_gradients(loss_fn, params, batches):
    for batch in batches:
        loss = loss_fn(params, batch) / len(batches)
        loss.backward()
    return [p.grad for p in params]
