# says: Your mask is the wrong way round: what a query sees is hidden.
# fix: Fill where ~mask.
# cause: values
import torch

def sliding_window_attention(q, k, v, window):
    B, h, N, d = q.shape
    scores = q @ k.transpose(-2, -1) / d ** 0.5
    i = torch.arange(N, device=q.device)[:, None]
    j = torch.arange(N, device=q.device)[None, :]
    mask = (j <= i) & (j > i - window)
    scores = scores.masked_fill(mask, -1e9)
    return scores.softmax(dim=-1) @ v
