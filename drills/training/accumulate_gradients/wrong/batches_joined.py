# says: The batches are joined into the large one that does not fit.
# fix: Go forward and backward for each batch by itself.
# cause: memory
import torch

def accumulate_gradients(loss_fn, params, batches):
    x = torch.cat([x for x, y in batches])
    y = torch.cat([y for x, y in batches])
    loss_fn(params, (x, y)).backward()
    return [p.grad for p in params]
