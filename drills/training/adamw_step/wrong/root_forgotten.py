# says: The root of v̂ is missing.
# fix: Divide m̂ by √v̂ + eps.
# cause: values
import torch

def adamw_step(param, grad, m, v, step, lr, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.01):
    b1, b2 = betas
    m = b1 * m + (1 - b1) * grad
    v = b2 * v + (1 - b2) * grad * grad
    m_hat = m / (1 - b1 ** step)
    v_hat = v / (1 - b2 ** step)
    param = param - lr * (m_hat / (v_hat + eps) + weight_decay * param)
    return param, m, v
