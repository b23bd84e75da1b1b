# says: exp is taken of the scores as they are, which overflows for large ones.
# fix: Subtract the running maximum first.
# cause: edge
import torch

def flash_attention(q, k, v, block_size):
    N, d = q.shape[-2], q.shape[-1]
    out = torch.zeros_like(q)
    for i in range(0, N, block_size):
        q_i = q[:, :, i:i + block_size]
        l = torch.zeros_like(q_i[..., :1])
        o = torch.zeros_like(q_i)
        for j in range(0, N, block_size):
            k_j, v_j = k[:, :, j:j + block_size], v[:, :, j:j + block_size]
            s = q_i @ k_j.transpose(-2, -1) / d ** 0.5
            p = torch.exp(s)
            l = l + p.sum(dim=-1, keepdim=True)
            o = o + p @ v_j
        out[:, :, i:i + block_size] = o / l
    return out
