# says: You average over all patches.
# fix: Only the masked ones count.
# cause: values
def mae_loss(pred, target, mask, norm_pix=True):
    if norm_pix:
        mean, var = target.mean(-1, keepdim=True), target.var(-1, keepdim=True)
        target = (target - mean) / (var + 1e-6).sqrt()
    return ((pred - target) ** 2).mean()
