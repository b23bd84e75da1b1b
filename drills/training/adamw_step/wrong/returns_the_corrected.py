# says: You return the corrected m̂ and v̂.
# fix: Return m and v as they are; the next step corrects them anew.
# cause: values
import torch

def adamw_step(param, grad, m, v, step, lr, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.01):
    b1, b2 = betas
    m = b1 * m + (1 - b1) * grad
    v = b2 * v + (1 - b2) * grad * grad
    m = m / (1 - b1 ** step)
    v = v / (1 - b2 ** step)
    param = param - lr * (m / (torch.sqrt(v) + eps) + weight_decay * param)
    return param, m, v
