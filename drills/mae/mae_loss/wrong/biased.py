# cause: the variance is the biased one
# expect: wrong/values
# names: biased | L − 1
def mae_loss(pred, target, mask, norm_pix=True):
    if norm_pix:
        mean, var = target.mean(-1, keepdim=True), target.var(-1, keepdim=True, unbiased=False)
        target = (target - mean) / (var + 1e-6).sqrt()
    return ((pred - target) ** 2).mean(-1)[mask].mean()
