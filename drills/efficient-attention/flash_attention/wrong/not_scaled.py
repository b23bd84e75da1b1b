# says: The scores are not divided by √d.
# fix: Divide by `q.shape[-1] ** 0.5`.
# cause: scale
import torch

def flash_attention(q, k, v, block_size):
    N, d = q.shape[-2], q.shape[-1]
    out = torch.zeros_like(q)
    for i in range(0, N, block_size):
        q_i = q[:, :, i:i + block_size]
        m = torch.full_like(q_i[..., :1], float("-inf"))
        l = torch.zeros_like(m)
        o = torch.zeros_like(q_i)
        for j in range(0, N, block_size):
            k_j, v_j = k[:, :, j:j + block_size], v[:, :, j:j + block_size]
            s = q_i @ k_j.transpose(-2, -1)
            m_new = torch.maximum(m, s.max(dim=-1, keepdim=True).values)
            p = torch.exp(s - m_new)
            alpha = torch.exp(m - m_new)
            l = alpha * l + p.sum(dim=-1, keepdim=True)
            o = alpha * o + p @ v_j
            m = m_new
        out[:, :, i:i + block_size] = o / l
    return out
