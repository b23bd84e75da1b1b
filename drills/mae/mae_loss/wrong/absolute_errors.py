# says: You take absolute errors.
# fix: Square them.
# cause: values
def mae_loss(pred, target, mask, norm_pix=True):
    if norm_pix:
        mean = target.mean(dim=-1, keepdim=True)
        var = target.var(dim=-1, keepdim=True)
        target = (target - mean) / (var + 1e-6) ** 0.5
    loss = (pred - target).abs().mean(dim=-1)
    return loss[mask].mean()
