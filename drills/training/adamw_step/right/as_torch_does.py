import math

import torch


def adamw_step(param, grad, m, v, step, lr, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.01):
    """Decay first, and both corrections moved into numbers."""
    beta1, beta2 = betas
    new_m = torch.lerp(m, grad, 1 - beta1)
    new_v = (v * beta2).addcmul(grad, grad, value=1 - beta2)
    step_size = lr / (1 - beta1**step)
    denominator = new_v.sqrt() / math.sqrt(1 - beta2**step) + eps
    decayed = param * (1 - lr * weight_decay)
    return decayed.addcdiv(new_m, denominator, value=-step_size), new_m, new_v
