# says: With nothing masked you return a number; it should be NaN, 0/0.
# fix: Do not guard the division.
# cause: edge
def mae_loss(pred, target, mask, norm_pix=True):
    if norm_pix:
        mean, var = target.mean(-1, keepdim=True), target.var(-1, keepdim=True)
        target = (target - mean) / (var + 1e-6).sqrt()
    error = ((pred - target) ** 2).mean(-1)
    return (error * mask).sum() / mask.sum().clamp(min=1)
