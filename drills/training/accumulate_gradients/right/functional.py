import torch


def accumulate_gradients(loss_fn, params, batches):
    """A running mean: each batch pulls it by its share of what has been seen."""
    gradient = torch.func.grad(loss_fn)
    mean, seen = None, 0
    for batch in batches:
        here = gradient([p.detach() for p in params], batch)
        seen += batch[0].size(0)
        share = batch[0].size(0) / seen
        mean = here if mean is None else [m.lerp(g, share) for m, g in zip(mean, here, strict=True)]
    return list(mean)
