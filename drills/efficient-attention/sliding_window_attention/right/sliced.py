import torch


def sliding_window_attention(q, k, v, window):
    """Query by query, over the keys that it sees."""
    out = []
    for i in range(q.shape[2]):
        first = max(0, i - window + 1)
        scores = q[:, :, i : i + 1] @ k[:, :, first : i + 1].mT / q.shape[-1] ** 0.5
        out.append(scores.softmax(-1) @ v[:, :, first : i + 1])
    return torch.cat(out, dim=2)
