# says: You normalise with the biased variance (divided by L).
# fix: Leave unbiased=False out: the unbiased one divides by L − 1.
# cause: values
def mae_loss(pred, target, mask, norm_pix=True):
    if norm_pix:
        mean, var = target.mean(-1, keepdim=True), target.var(-1, keepdim=True, unbiased=False)
        target = (target - mean) / (var + 1e-6).sqrt()
    return ((pred - target) ** 2).mean(-1)[mask].mean()
