import torch


def batch_norm(x, weight, bias, running_mean, running_var, training, momentum=0.1, eps=1e-5):
    mean, var = running_mean, running_var
    if training:
        axes = [axis for axis in range(x.ndim) if axis != 1]
        mean = x.mean(axes)
        var = x.var(axes, correction=0)
        with torch.no_grad():
            running_mean.copy_((1 - momentum) * running_mean + momentum * mean)
            running_var.copy_((1 - momentum) * running_var + momentum * x.var(axes, correction=1))
    shape = [1, -1] + [1] * (x.ndim - 2)
    scale = weight / torch.sqrt(var + eps)
    return (x - mean.view(shape)) * scale.view(shape) + bias.view(shape)
