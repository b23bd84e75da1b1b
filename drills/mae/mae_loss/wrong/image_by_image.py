# says: You average image by image first.
# fix: All masked patches of the batch count alike.
# cause: scale
def mae_loss(pred, target, mask, norm_pix=True):
    if norm_pix:
        mean, var = target.mean(-1, keepdim=True), target.var(-1, keepdim=True)
        target = (target - mean) / (var + 1e-6).sqrt()
    error = ((pred - target) ** 2).mean(-1)
    return ((error * mask).sum(1) / mask.sum(1)).mean()
