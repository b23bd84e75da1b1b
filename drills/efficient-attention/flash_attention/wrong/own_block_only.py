# says: Each query sees the keys of its own block only.
# fix: Let every block of queries see every block of keys.
# cause: values
import torch

def flash_attention(q, k, v, block_size):
    N, d = q.shape[-2], q.shape[-1]
    out = torch.zeros_like(q)
    for i in range(0, N, block_size):
        block = slice(i, i + block_size)
        s = q[:, :, block] @ k[:, :, block].transpose(-2, -1) / d ** 0.5
        out[:, :, block] = torch.softmax(s, dim=-1) @ v[:, :, block]
    return out
