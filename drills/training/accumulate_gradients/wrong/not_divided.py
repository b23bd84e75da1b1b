# says: The gradients of the batches are added up without weights.
# fix: Weigh each by n/Σn, so that the sum is a mean over all samples.
# cause: scale
import torch

def accumulate_gradients(loss_fn, params, batches):
    for batch in batches:
        loss_fn(params, batch).backward()
    return [p.grad for p in params]
