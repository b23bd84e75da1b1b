# says: Your window stands around the token, half before and half behind it.
# fix: It should end at the token itself.
# cause: values
import torch

def sliding_window_attention(q, k, v, window):
    B, h, N, d = q.shape
    scores = q @ k.transpose(-2, -1) / d ** 0.5
    i = torch.arange(N, device=q.device)[:, None]
    j = torch.arange(N, device=q.device)[None, :]
    mask = (i - j).abs() <= window // 2
    scores = scores.masked_fill(~mask, float("-inf"))
    return scores.softmax(dim=-1) @ v
