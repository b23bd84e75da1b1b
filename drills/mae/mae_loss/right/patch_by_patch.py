def mae_loss(pred, target, mask, norm_pix=True):
    total, count = pred.sum() * 0, 0
    for b, n in mask.nonzero().tolist():
        patch = target[b, n]
        if norm_pix:
            patch = (patch - patch.mean()) / (patch.var() + 1e-6).sqrt()
        total = total + (pred[b, n] - patch).pow(2).mean()
        count += 1
    return total / pred.new_tensor(count)
