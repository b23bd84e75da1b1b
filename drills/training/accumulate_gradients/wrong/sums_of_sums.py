# says: Early batches count several times: `.grad` is already the sum of all batches so far.
# fix: Read it once, at the end.
# cause: values
import torch

def accumulate_gradients(loss_fn, params, batches):
    total = sum(x.shape[0] for x, y in batches)
    sums = [torch.zeros_like(p) for p in params]
    for x, y in batches:
        loss = loss_fn(params, (x, y)) * x.shape[0] / total
        loss.backward()
        sums = [s + p.grad for s, p in zip(sums, params)]
    return sums
