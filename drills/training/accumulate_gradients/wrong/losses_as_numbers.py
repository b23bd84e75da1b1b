# says: `.item()` leaves a number, which has no backward.
# fix: Keep the loss a tensor until backward.
# cause: crash
import torch

def accumulate_gradients(loss_fn, params, batches):
    total = sum(x.shape[0] for x, y in batches)
    for x, y in batches:
        loss = loss_fn(params, (x, y)).item() * x.shape[0] / total
        loss.backward()
    return [p.grad for p in params]
