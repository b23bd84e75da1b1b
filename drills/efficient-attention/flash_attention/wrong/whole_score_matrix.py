# says: The whole (N, N) matrix of scores is built at once.
# fix: Go over the keys in blocks, and keep only running sums.
# cause: memory
import torch

def flash_attention(q, k, v, block_size):
    scores = q @ k.transpose(-2, -1) / q.shape[-1] ** 0.5
    return torch.softmax(scores, dim=-1) @ v
