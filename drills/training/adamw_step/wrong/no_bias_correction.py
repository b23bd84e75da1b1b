# says: The bias correction is missing.
# fix: Divide m' by 1 − β₁^step and v' by 1 − β₂^step before the step.
# cause: scale
import torch

def adamw_step(param, grad, m, v, step, lr, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.01):
    b1, b2 = betas
    m = b1 * m + (1 - b1) * grad
    v = b2 * v + (1 - b2) * grad * grad
    param = param - lr * (m / (torch.sqrt(v) + eps) + weight_decay * param)
    return param, m, v
