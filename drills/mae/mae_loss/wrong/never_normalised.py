# says: You do not normalise the target patches although norm_pix is True.
# fix: Subtract each patch's mean and divide by √(var + 1e-6).
# cause: values
def mae_loss(pred, target, mask, norm_pix=True):
    return ((pred - target) ** 2).mean(-1)[mask].mean()
