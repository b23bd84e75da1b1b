# says: You normalise by the mean and variance of each image.
# fix: Each patch has its own.
# cause: values
def mae_loss(pred, target, mask, norm_pix=True):
    if norm_pix:
        mean = target.mean(dim=(1, 2), keepdim=True)
        var = target.var(dim=(1, 2), keepdim=True)
        target = (target - mean) / (var + 1e-6) ** 0.5
    loss = ((pred - target) ** 2).mean(dim=-1)
    return loss[mask].mean()
