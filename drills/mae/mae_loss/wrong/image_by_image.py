# cause: the mean is taken image by image first, so that images with few masked patches count more
# expect: wrong/scale
# names: image by image
def mae_loss(pred, target, mask, norm_pix=True):
    if norm_pix:
        mean, var = target.mean(-1, keepdim=True), target.var(-1, keepdim=True)
        target = (target - mean) / (var + 1e-6).sqrt()
    error = ((pred - target) ** 2).mean(-1)
    return ((error * mask).sum(1) / mask.sum(1)).mean()
