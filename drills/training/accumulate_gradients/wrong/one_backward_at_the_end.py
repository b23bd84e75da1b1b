# says: The losses are added up, so all graphs stay in memory until the end.
# fix: Call backward for each batch.
# cause: crash
import torch

def accumulate_gradients(loss_fn, params, batches):
    total = sum(x.shape[0] for x, y in batches)
    loss = 0
    for x, y in batches:
        loss = loss + loss_fn(params, (x, y)) * x.shape[0] / total
    return list(torch.autograd.grad(loss, params))
