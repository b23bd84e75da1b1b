# cause: the target is never normalised
# expect: wrong/values
# names: normalise | norm_pix
def mae_loss(pred, target, mask, norm_pix=True):
    return ((pred - target) ** 2).mean(-1)[mask].mean()
