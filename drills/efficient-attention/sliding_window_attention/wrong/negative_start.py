# says: For the first queries the slice begins below 0, which counts from the end.
# fix: Begin at max(0, i − window + 1).
# cause: edge
import torch

def sliding_window_attention(q, k, v, window):
    out = torch.zeros_like(q)
    for i in range(q.shape[2]):
        keys = k[:, :, i - window + 1 : i + 1]
        values = v[:, :, i - window + 1 : i + 1]
        scores = q[:, :, i : i + 1] @ keys.transpose(-2, -1) / q.shape[-1] ** 0.5
        out[:, :, i : i + 1] = scores.softmax(dim=-1) @ values
    return out
