import torch


def mae_loss(pred, target, mask, norm_pix=True):
    if norm_pix:
        var, mean = torch.var_mean(target, -1, keepdim=True)
        target = (target - mean) * (var + 1e-6).rsqrt()
    error = (pred - target).square().mean(-1)
    weight = mask.to(pred.dtype)
    return (error * weight).sum() / weight.sum()
