# says: You normalise the target although norm_pix is False.
# fix: Do it only `if norm_pix`.
# cause: edge
def mae_loss(pred, target, mask, norm_pix=True):
    mean, var = target.mean(-1, keepdim=True), target.var(-1, keepdim=True)
    target = (target - mean) / (var + 1e-6).sqrt()
    return ((pred - target) ** 2).mean(-1)[mask].mean()
