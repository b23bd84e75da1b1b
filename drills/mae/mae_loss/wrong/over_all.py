# cause: the mean is over all patches instead of the masked ones
# expect: wrong/values
# names: all patches | masked
def mae_loss(pred, target, mask, norm_pix=True):
    if norm_pix:
        mean, var = target.mean(-1, keepdim=True), target.var(-1, keepdim=True)
        target = (target - mean) / (var + 1e-6).sqrt()
    return ((pred - target) ** 2).mean()
