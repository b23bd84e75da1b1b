from torch.nn import functional


def mae_loss(pred, target, mask, norm_pix=True):
    pred, target = pred[mask], target[mask]
    if norm_pix:
        centred = target - target.mean(1, keepdim=True)
        var = centred.pow(2).sum(1, keepdim=True) / (target.shape[1] - 1)
        target = centred / (var + 1e-6).sqrt()
    return functional.mse_loss(pred, target)
