# says: You add up the masked patches but divide by the number of all.
# fix: Divide by the number of masked ones.
# cause: scale
def mae_loss(pred, target, mask, norm_pix=True):
    if norm_pix:
        mean, var = target.mean(-1, keepdim=True), target.var(-1, keepdim=True)
        target = (target - mean) / (var + 1e-6).sqrt()
    return (((pred - target) ** 2).mean(-1) * mask).mean()
