# says: The scores are not divided by √d.
# fix: Divide by q.shape[-1] ** 0.5.
# cause: scale
import torch

def sliding_window_attention(q, k, v, window):
    B, h, N, d = q.shape
    scores = q @ k.transpose(-2, -1)
    i = torch.arange(N, device=q.device)[:, None]
    j = torch.arange(N, device=q.device)[None, :]
    mask = (j <= i) & (j > i - window)
    scores = scores.masked_fill(~mask, float("-inf"))
    return scores.softmax(dim=-1) @ v
