# says: Your window is one key too long.
# fix: It counts the token itself, so query i sees window keys, i − window < j ≤ i.
# cause: edge
import torch

def sliding_window_attention(q, k, v, window):
    B, h, N, d = q.shape
    scores = q @ k.transpose(-2, -1) / d ** 0.5
    i = torch.arange(N, device=q.device)[:, None]
    j = torch.arange(N, device=q.device)[None, :]
    mask = (j <= i) & (j >= i - window)
    scores = scores.masked_fill(~mask, float("-inf"))
    return scores.softmax(dim=-1) @ v
