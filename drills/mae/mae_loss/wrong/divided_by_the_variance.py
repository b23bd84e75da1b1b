# says: You divide by the variance, without the root.
# fix: Divide by the standard deviation, (var + 1e-6) ** 0.5.
# cause: values
def mae_loss(pred, target, mask, norm_pix=True):
    if norm_pix:
        mean = target.mean(dim=-1, keepdim=True)
        var = target.var(dim=-1, keepdim=True)
        target = (target - mean) / (var + 1e-6)
    loss = ((pred - target) ** 2).mean(dim=-1)
    return loss[mask].mean()
