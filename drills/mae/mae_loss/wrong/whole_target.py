# says: You normalise by the mean and variance of the whole target.
# fix: Each patch has its own.
# cause: values
def mae_loss(pred, target, mask, norm_pix=True):
    if norm_pix:
        target = (target - target.mean()) / (target.var() + 1e-6).sqrt()
    return ((pred - target) ** 2).mean(-1)[mask].mean()
