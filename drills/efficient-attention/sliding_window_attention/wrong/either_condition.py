# says: Every query sees every key: one of two conditions is enough in your code.
# fix: j ≤ i and j > i − window must both hold: join them with &.
# cause: values
import torch

def sliding_window_attention(q, k, v, window):
    B, h, N, d = q.shape
    scores = q @ k.transpose(-2, -1) / d ** 0.5
    i = torch.arange(N, device=q.device)[:, None]
    j = torch.arange(N, device=q.device)[None, :]
    mask = (j <= i) | (j > i - window)
    scores = scores.masked_fill(~mask, float("-inf"))
    return scores.softmax(dim=-1) @ v
