# says: The squared errors of a patch are added up; they should be averaged.
# fix: Take the mean over the last axis.
# cause: scale
def mae_loss(pred, target, mask, norm_pix=True):
    if norm_pix:
        mean, var = target.mean(-1, keepdim=True), target.var(-1, keepdim=True)
        target = (target - mean) / (var + 1e-6).sqrt()
    return ((pred - target) ** 2).sum(-1)[mask].mean()
