# says: The weight decay is added to the gradient, as in Adam with L2.
# fix: Subtract it from param directly; it stays out of m and v.
# cause: values
import torch

def adamw_step(param, grad, m, v, step, lr, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.01):
    b1, b2 = betas
    grad = grad + weight_decay * param
    m = b1 * m + (1 - b1) * grad
    v = b2 * v + (1 - b2) * grad * grad
    m_hat = m / (1 - b1 ** step)
    v_hat = v / (1 - b2 ** step)
    param = param - lr * m_hat / (torch.sqrt(v_hat) + eps)
    return param, m, v
