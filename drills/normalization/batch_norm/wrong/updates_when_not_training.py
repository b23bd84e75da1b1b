# says: The buffers are updated even when `training` is False.
# fix: Update them only in training.
# cause: mutation
import torch

def batch_norm(x, weight, bias, running_mean, running_var, training, momentum=0.1, eps=1e-5):
    shape = [1, -1] + [1] * (x.dim() - 2)
    dims = [d for d in range(x.dim()) if d != 1]
    mean, var = x.mean(dim=dims), x.var(dim=dims, unbiased=False)
    n = x.numel() / x.shape[1]
    old_mean, old_var = running_mean.clone(), running_var.clone()
    with torch.no_grad():
        running_mean.mul_(1 - momentum).add_(momentum * mean)
        running_var.mul_(1 - momentum).add_(momentum * var * n / max(n - 1, 1))
    if not training:
        mean, var = old_mean, old_var
    x_hat = (x - mean.view(shape)) / torch.sqrt(var.view(shape) + eps)
    return x_hat * weight.view(shape) + bias.view(shape)
