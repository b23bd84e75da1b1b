import torch


def batch_norm(x, weight, bias, running_mean, running_var, training, momentum=0.1, eps=1e-5):
    outs = []
    for c in range(x.size(1)):
        channel = x[:, c]
        if training:
            centre = channel.mean()
            spread = ((channel - centre) ** 2).mean()
            with torch.no_grad():
                running_mean[c] = (1 - momentum) * running_mean[c] + momentum * centre
                running_var[c] = (1 - momentum) * running_var[c] + momentum * channel.var()
        else:
            centre, spread = running_mean[c], running_var[c]
        outs.append(weight[c] * (channel - centre) / torch.sqrt(spread + eps) + bias[c])
    return torch.stack(outs, dim=1)
