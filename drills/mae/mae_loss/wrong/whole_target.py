# cause: mean and variance are those of the whole target instead of each patch
# expect: wrong/values
# names: whole target | own
def mae_loss(pred, target, mask, norm_pix=True):
    if norm_pix:
        target = (target - target.mean()) / (target.var() + 1e-6).sqrt()
    return ((pred - target) ** 2).mean(-1)[mask].mean()
