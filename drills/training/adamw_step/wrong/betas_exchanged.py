# says: β₁ and β₂ have changed places.
# fix: `betas[0]` belongs to m, `betas[1]` to v.
# cause: order
import torch

def adamw_step(param, grad, m, v, step, lr, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.01):
    b2, b1 = betas
    m = b1 * m + (1 - b1) * grad
    v = b2 * v + (1 - b2) * grad * grad
    m_hat = m / (1 - b1 ** step)
    v_hat = v / (1 - b2 ** step)
    param = param - lr * (m_hat / (torch.sqrt(v_hat) + eps) + weight_decay * param)
    return param, m, v
