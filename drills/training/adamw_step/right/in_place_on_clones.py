def adamw_step(param, grad, m, v, step, lr, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.01):
    param, m, v = param.detach().clone(), m.clone(), v.clone()
    m.mul_(betas[0]).add_(grad, alpha=1 - betas[0])
    v.mul_(betas[1]).add_(grad * grad, alpha=1 - betas[1])
    update = m / (1 - betas[0] ** step)
    update.div_((v / (1 - betas[1] ** step)).sqrt_().add_(eps))
    update.add_(param, alpha=weight_decay)
    param.sub_(lr * update)
    return [param, m, v]
