# says: You average the results of the blocks as if all had the same weight.
# fix: A block counts by its sum of exp(score − maximum).
# cause: values
import torch

def flash_attention(q, k, v, block_size):
    N, d = q.shape[-2], q.shape[-1]
    out = torch.zeros_like(q)
    for i in range(0, N, block_size):
        q_i = q[:, :, i:i + block_size]
        parts = []
        for j in range(0, N, block_size):
            s = q_i @ k[:, :, j:j + block_size].transpose(-2, -1) / d ** 0.5
            parts.append(torch.softmax(s, dim=-1) @ v[:, :, j:j + block_size])
        out[:, :, i:i + block_size] = torch.stack(parts).mean(dim=0)
    return out
