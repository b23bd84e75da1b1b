# says: β₁ and β₂ weigh the new gradient; they should weigh the old m and v.
# fix: m' = β₁·m + (1 − β₁)·grad; v' likewise, with β₂ and grad².
# cause: values
import torch

def adamw_step(param, grad, m, v, step, lr, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.01):
    b1, b2 = betas
    m = (1 - b1) * m + b1 * grad
    v = (1 - b2) * v + b2 * grad * grad
    m_hat = m / (1 - b1 ** step)
    v_hat = v / (1 - b2 ** step)
    param = param - lr * (m_hat / (torch.sqrt(v_hat) + eps) + weight_decay * param)
    return param, m, v
