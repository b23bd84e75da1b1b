# says: Your window is one key too short.
# fix: Query i sees itself and the window − 1 keys before it.
# cause: edge
import torch

def sliding_window_attention(q, k, v, window):
    B, h, N, d = q.shape
    scores = q @ k.transpose(-2, -1) / d ** 0.5
    i = torch.arange(N, device=q.device)[:, None]
    j = torch.arange(N, device=q.device)[None, :]
    mask = (j <= i) & ((j > i - window + 1) | (i == j))
    scores = scores.masked_fill(~mask, float("-inf"))
    return scores.softmax(dim=-1) @ v
