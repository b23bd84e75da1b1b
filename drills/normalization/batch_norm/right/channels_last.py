import torch


def batch_norm(x, weight, bias, running_mean, running_var, training, momentum=0.1, eps=1e-5):
    last = x.transpose(1, -1)  # the channels line up with (C,) tensors
    if not training:
        mean, variance = running_mean, running_var
    else:
        over = tuple(range(last.dim() - 1))
        variance, mean = torch.var_mean(last, dim=over, unbiased=False)
        count = last[..., 0].numel()
        with torch.no_grad():
            running_mean.lerp_(mean, momentum)
            running_var.lerp_(variance * (count / (count - 1)), momentum)
    normed = (last - mean) / (variance + eps) ** 0.5
    return (normed * weight + bias).transpose(1, -1)
