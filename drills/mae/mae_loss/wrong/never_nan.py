# cause: the number of masked patches is clamped to 1, so that nothing masked gives 0 instead of NaN
# expect: wrong/edge
# names: NaN | nothing masked
def mae_loss(pred, target, mask, norm_pix=True):
    if norm_pix:
        mean, var = target.mean(-1, keepdim=True), target.var(-1, keepdim=True)
        target = (target - mean) / (var + 1e-6).sqrt()
    error = ((pred - target) ** 2).mean(-1)
    return (error * mask).sum() / mask.sum().clamp(min=1)
