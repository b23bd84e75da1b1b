# says: The tensors `param`, `m` and `v` that came in are changed in place.
# fix: Compute new tensors.
# cause: mutation
import torch

@torch.no_grad()
def adamw_step(param, grad, m, v, step, lr, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.01):
    b1, b2 = betas
    m.mul_(b1).add_(grad, alpha=1 - b1)
    v.mul_(b2).addcmul_(grad, grad, value=1 - b2)
    m_hat = m / (1 - b1 ** step)
    v_hat = v / (1 - b2 ** step)
    param.sub_(lr * (m_hat / (v_hat.sqrt() + eps) + weight_decay * param))
    return param, m, v
