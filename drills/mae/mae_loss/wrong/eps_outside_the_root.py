# says: You add eps to the standard deviation.
# fix: It belongs under the root, √(var + 1e-6).
# cause: values
def mae_loss(pred, target, mask, norm_pix=True):
    if norm_pix:
        target = (target - target.mean(-1, keepdim=True)) / (target.std(-1, keepdim=True) + 1e-6)
    return ((pred - target) ** 2).mean(-1)[mask].mean()
