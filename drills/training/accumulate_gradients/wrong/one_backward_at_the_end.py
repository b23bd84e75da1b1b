# cause: the losses are added up, so that all graphs are in memory until the backward at the end
# expect: error/crash
# names: batch before | backward
import torch

def accumulate_gradients(loss_fn, params, batches):
    total = sum(x.shape[0] for x, y in batches)
    loss = 0
    for x, y in batches:
        loss = loss + loss_fn(params, (x, y)) * x.shape[0] / total
    return list(torch.autograd.grad(loss, params))
