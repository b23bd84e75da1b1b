# says: The mask is applied after the softmax, so that the weights no longer sum to 1.
# fix: mask the scores, with −∞, before it.
# cause: values
import torch

def sliding_window_attention(q, k, v, window):
    B, h, N, d = q.shape
    weights = (q @ k.transpose(-2, -1) / d ** 0.5).softmax(dim=-1)
    mask = torch.ones(N, N, device=q.device).tril().triu(1 - window)
    return (weights * mask.to(q.dtype)) @ v
