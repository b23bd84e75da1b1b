# says: eps is added to √v before v is corrected.
# fix: First correct v to v̂, then add eps: √v̂ + eps.
# cause: values
import math
import torch

def adamw_step(param, grad, m, v, step, lr, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.01):
    b1, b2 = betas
    m = b1 * m + (1 - b1) * grad
    v = b2 * v + (1 - b2) * grad * grad
    step_size = lr * math.sqrt(1 - b2 ** step) / (1 - b1 ** step)
    param = param * (1 - lr * weight_decay) - step_size * m / (v.sqrt() + eps)
    return param, m, v
