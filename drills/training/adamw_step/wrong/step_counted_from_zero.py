# says: Your correction is one step ahead.
# fix: step counts from 1, so the powers are β^step.
# cause: edge
import torch

def adamw_step(param, grad, m, v, step, lr, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.01):
    b1, b2 = betas
    m = b1 * m + (1 - b1) * grad
    v = b2 * v + (1 - b2) * grad * grad
    m_hat = m / (1 - b1 ** (step + 1))
    v_hat = v / (1 - b2 ** (step + 1))
    param = param - lr * (m_hat / (torch.sqrt(v_hat) + eps) + weight_decay * param)
    return param, m, v
